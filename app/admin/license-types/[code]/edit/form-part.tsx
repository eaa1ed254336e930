'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { say } from '@/lib/licensing/definitions/texts'
import type { Draft, DraftField } from '@/lib/licensing/definitions/versions/draft'
import { SelectControl, TextControl } from './controls'
import { FieldEditor } from './field-editor'
import { ItemList } from './item-list'
import { NamedControl } from './named-control'
import { copyOf, newField, newSection } from './new-things'
import { useEditor } from './use-editor'

type Section = Draft['sections'][number]

/** The questions, section by section. */
export function FormPart() {
  const t = useTranslations('definitionEditor')
  const types = useTranslations('licenseTypes.fieldTypes')
  const locale = useLocale()
  const { draft } = useEditor()
  const texts = draft.sections.flatMap((section) => section.fields).filter((field) => field.type === 'text')
  return (
    <>
      <Card title={t('form.sections')} lead={t('form.lead')}>
        <ItemList<Section>
          path={['sections']}
          label={t('form.sections')}
          titleOf={(section) => say(section.title, locale)}
          noteOf={(section) => t('form.fieldCount', { count: section.fields.length })}
          make={newSection}
          add={t('add.section')}
          max={20}
        >
          {(path, section) => (
            <>
              <NamedControl
                path={path}
                name="title"
                label={t('form.title')}
                kind="section"
                taken={draft.sections.map((one) => one.key)}
              />
              <TextControl path={[...path, 'description']} label={t('form.description')} optional />
              <div>
                <h3 className="mb-2 text-lg font-bold">{t('form.fields')}</h3>
                <ItemList<DraftField>
                  path={[...path, 'fields']}
                  label={t('form.fieldsOf', { section: say(section.title, locale) })}
                  titleOf={(field) => say(field.label, locale)}
                  noteOf={(field) =>
                    [
                      types(field.type),
                      !field.required && t('form.optional'),
                      field.visible_when && t('form.conditional'),
                    ]
                      .filter(Boolean)
                      .join(' · ')
                  }
                  make={newField}
                  copy={copyOf}
                  add={t('add.field')}
                  max={60}
                  nested
                >
                  {(spot) => <FieldEditor path={spot} />}
                </ItemList>
              </div>
            </>
          )}
        </ItemList>
      </Card>
      <Card title={t('form.subject')} lead={t('form.subjectLead')}>
        <SelectControl
          path={['subject']}
          label={t('form.subjectField')}
          empty={t('form.noSubject')}
          optional
          options={texts.map((field) => ({ value: field.key, label: say(field.label, locale) || field.key }))}
        />
      </Card>
    </>
  )
}
