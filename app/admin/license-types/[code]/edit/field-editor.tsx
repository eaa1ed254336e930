'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { FILLS } from '@/lib/licensing/definitions/checks/field'
import { say } from '@/lib/licensing/definitions/texts'
import type { Draft, DraftField, DraftInnerField } from '@/lib/licensing/definitions/versions/draft'
import { ConditionControl } from './condition-control'
import { SelectControl, SwitchControl, TextControl } from './controls'
import { FieldSettings } from './field-settings'
import { ItemList } from './item-list'
import { NamedControl } from './named-control'
import { asType, copyOf, newInner } from './new-things'
import { type Path, spotId } from './paths'
import { useEditor, useSpot } from './use-editor'

const TYPES: readonly DraftField['type'][] = [
  'text',
  'long_text',
  'number',
  'money',
  'date',
  'choice',
  'multi_choice',
  'boolean',
  'region',
  'kbli',
  'file',
  'group',
]

/** One question of a section. */
export function FieldEditor({ path }: { path: Path }) {
  const t = useTranslations('definitionEditor')
  const types = useTranslations('licenseTypes.fieldTypes')
  const locale = useLocale()
  const { draft, set, setOpen } = useEditor()
  const { value: field, change } = useSpot<DraftField>(path)
  const [, at = 0, , index = 0] = path as [string, number, string, number]
  const before = draft.sections.flatMap((section, place) =>
    place < at ? section.fields : place === at ? section.fields.slice(0, index) : [],
  )
  const sources = Object.entries(FILLS)
    .filter(([, fits]) => fits.includes(field.type))
    .map(([value]) => ({ value, label: t(`prefill.${value.replace('.', '_')}` as never) }))

  const moveTo = (section: number) => {
    set(['sections'], movedTo(draft.sections, at, index, section))
    setOpen(['sections'], section)
    setOpen(['sections', section, 'fields'], draft.sections[section]?.fields.length ?? 0)
  }
  return (
    <>
      <NamedControl path={path} name="label" label={t('field.label')} kind="field" taken={takenKeys(draft)} />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field id={spotId([...path, 'type'])} label={t('field.type')}>
          <Select
            id={spotId([...path, 'type'])}
            options={TYPES.map((value) => ({ value, label: types(value) }))}
            value={field.type}
            onChange={(event) => change(asType(field, event.target.value as DraftField['type']))}
          />
        </Field>
        {draft.sections.length > 1 && (
          <Field id={`${spotId(path)}-section`} label={t('field.section')}>
            <Select
              id={`${spotId(path)}-section`}
              options={draft.sections.map((section, place) => ({
                value: String(place),
                label: say(section.title, locale) || section.key,
              }))}
              value={String(at)}
              onChange={(event) => moveTo(Number(event.target.value))}
            />
          </Field>
        )}
      </div>
      <SwitchControl path={[...path, 'required']} label={t('field.required')} />
      <TextControl path={[...path, 'help']} label={t('field.help')} optional />
      <FieldSettings path={path} field={field} />
      {field.type === 'group' && <GroupEditor path={path} />}
      {sources.length > 0 && (
        <SelectControl
          path={[...path, 'prefill']}
          label={t('field.prefill')}
          empty={t('field.noPrefill')}
          optional
          options={sources}
        />
      )}
      <ConditionControl
        path={[...path, 'visible_when']}
        legend={t('field.when')}
        fields={before}
        always={t('field.always')}
      />
    </>
  )
}

/** What is asked of each of several things. */
function GroupEditor({ path }: { path: Path }) {
  const t = useTranslations('definitionEditor')
  const types = useTranslations('licenseTypes.fieldTypes')
  const locale = useLocale()
  const { value: inner } = useSpot<DraftInnerField[]>([...path, 'fields'])
  return (
    <>
      <TextControl path={[...path, 'item']} label={t('field.item')} help={t('field.itemHelp')} />
      <ItemList<DraftInnerField>
        path={[...path, 'fields']}
        label={t('field.inner')}
        titleOf={(field) => say(field.label, locale)}
        noteOf={(field) => types(field.type)}
        make={newInner}
        copy={copyOf}
        add={t('add.inner')}
        max={8}
        nested
      >
        {(spot, field) => (
          <>
            <NamedControl
              path={spot}
              name="label"
              label={t('field.label')}
              taken={inner.map((one) => one.key)}
            />
            <InnerType path={spot} />
            <SwitchControl path={[...spot, 'required']} label={t('field.required')} />
            <TextControl path={[...spot, 'help']} label={t('field.help')} optional />
            <FieldSettings path={spot} field={field} />
          </>
        )}
      </ItemList>
    </>
  )
}

function InnerType({ path }: { path: Path }) {
  const t = useTranslations('definitionEditor')
  const types = useTranslations('licenseTypes.fieldTypes')
  const { value: field, change } = useSpot<DraftInnerField>(path)
  const id = spotId([...path, 'type'])
  return (
    <Field id={id} label={t('field.type')} className="max-w-xs">
      <Select
        id={id}
        options={TYPES.filter((type) => type !== 'group' && type !== 'file').map((value) => ({
          value,
          label: types(value),
        }))}
        value={field.type}
        onChange={(event) => change(asType(field, event.target.value as DraftField['type']))}
      />
    </Field>
  )
}

/** Keys under which answers and files are kept: of fields and documents together. */
export function takenKeys(draft: Draft): string[] {
  return [
    ...draft.sections.flatMap((section) => section.fields.map((field) => field.key)),
    ...draft.documents.map((document) => document.key),
  ]
}

function movedTo(sections: Draft['sections'], from: number, index: number, to: number): Draft['sections'] {
  const field = sections[from]?.fields[index]
  if (!field || from === to) return sections
  return sections.map((section, at) => {
    if (at === from) return { ...section, fields: section.fields.toSpliced(index, 1) }
    return at === to ? { ...section, fields: [...section.fields, field] } : section
  })
}
