'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { DateInput } from '@/components/ui/input'
import { say } from '@/lib/licensing/definitions/texts'
import type { DraftField, DraftInnerField } from '@/lib/licensing/definitions/versions/draft'
import { LineControl, NumberControl, RupiahControl, SelectControl, TextControl, useControl } from './controls'
import { ItemList } from './item-list'
import { KindsControl } from './kinds-control'
import { newChoice } from './new-things'
import { keyFrom, type Path } from './paths'
import { useEditor, useSpot } from './use-editor'

const KEYBOARDS = ['text', 'numeric', 'tel', 'email', 'url'] as const
const LEVELS = ['1', '2', '3', '4'] as const

/** What only this type of question can be told: limits, choices, patterns, units. */
export function FieldSettings({ path, field }: { path: Path; field: DraftField | DraftInnerField }) {
  const t = useTranslations('definitionEditor.settings')
  const { change: setLevel } = useSpot<number | null>([...path, 'level'])
  const at = (name: string) => [...path, name]
  switch (field.type) {
    case 'text':
      return (
        <>
          <Limits path={path} min={t('minLength')} max={t('maxLength')} />
          <div className="grid items-start gap-4 sm:grid-cols-2">
            <LineControl
              path={at('pattern')}
              label={t('pattern')}
              help={t('patternHelp', { digits: '{13}' })}
              mono
              optional
            />
            <LineControl path={at('example')} label={t('example')} help={t('exampleHelp')} optional />
          </div>
          <SelectControl
            path={at('keyboard')}
            label={t('keyboard')}
            className="max-w-xs"
            options={KEYBOARDS.map((value) => ({ value, label: t(`keyboards.${value}`) }))}
          />
        </>
      )
    case 'long_text':
      return <Limits path={path} min={t('minLength')} max={t('maxLength')} />
    case 'number':
      return (
        <>
          <Limits path={path} min={t('min')} max={t('max')} />
          <NumberControl path={at('decimals')} label={t('decimals')} className="max-w-xs" />
          <TextControl path={at('unit')} label={t('unit')} optional />
        </>
      )
    case 'money':
      return (
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <RupiahControl path={at('min')} label={t('min')} />
          <RupiahControl path={at('max')} label={t('max')} />
        </div>
      )
    case 'date':
      return (
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <DayControl path={at('min')} label={t('earliest')} />
          <DayControl path={at('max')} label={t('latest')} />
        </div>
      )
    case 'choice':
      return <Choices path={path} />
    case 'multi_choice':
      return (
        <>
          <Choices path={path} />
          <Limits path={path} min={t('minChosen')} max={t('maxChosen')} />
        </>
      )
    case 'boolean':
      return (
        <SelectControl
          path={at('style')}
          label={t('style')}
          className="max-w-md"
          options={(['yes_no', 'agree'] as const).map((value) => ({ value, label: t(`styles.${value}`) }))}
        />
      )
    case 'region':
      return (
        <SelectControl
          path={at('level')}
          label={t('level')}
          className="max-w-xs"
          options={LEVELS.map((value) => ({ value, label: t(`levels.${value}`) }))}
          onChoose={(value) => setLevel(Number(value))}
        />
      )
    case 'file':
      return (
        <>
          <KindsControl path={at('kinds')} />
          <NumberControl path={at('max_files')} label={t('maxFiles')} className="max-w-xs" />
        </>
      )
    case 'group':
      return <Limits path={path} min={t('minItems')} max={t('maxItems')} />
    case 'kbli':
      return null
    default:
      return field.type satisfies never
  }
}

function Limits({ path, min, max }: { path: Path; min: string; max: string }) {
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <NumberControl path={[...path, 'min']} label={min} optional />
      <NumberControl path={[...path, 'max']} label={max} />
    </div>
  )
}

function DayControl(props: { path: Path; label: string }) {
  const { value, change, id, error, aria, hint } = useControl<string | number | null>({
    ...props,
    optional: true,
  })
  return (
    <Field id={id} label={props.label} error={error} hint={hint}>
      <DateInput
        id={id}
        {...aria}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => change(event.target.value || null)}
      />
    </Field>
  )
}

/** The choices, each with its words and the value that answers keep. */
function Choices({ path }: { path: Path }) {
  const t = useTranslations('definitionEditor')
  const locale = useLocale()
  const { set } = useEditor()
  const { value: choices } = useSpot<DraftField['choices']>([...path, 'choices'])
  return (
    <div>
      <p className="mb-2 font-semibold">{t('settings.choices')}</p>
      <ItemList<DraftField['choices'][number]>
        path={[...path, 'choices']}
        label={t('settings.choices')}
        titleOf={(choice) => say(choice.label, locale)}
        noteOf={(choice) => choice.value}
        make={newChoice}
        add={t('add.choice')}
        max={200}
        nested
      >
        {(spot, choice) => {
          const others = new Set(choices.map((one) => one.value).filter((value) => value !== choice.value))
          const follows = choice.value === '' || choice.value === keyFrom(choice.label.id, others)
          return (
            <>
              <TextControl
                path={[...spot, 'label']}
                label={t('field.label')}
                onType={(id) =>
                  set(spot, {
                    label: { ...choice.label, id },
                    value: follows ? keyFrom(id, others) : choice.value,
                  })
                }
              />
              <LineControl path={[...spot, 'value']} label={t('settings.value')} mono className="max-w-md" />
            </>
          )
        }}
      </ItemList>
    </div>
  )
}
