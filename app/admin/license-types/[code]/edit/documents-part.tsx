'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { say } from '@/lib/licensing/definitions/texts'
import type { DraftDocument } from '@/lib/licensing/definitions/versions/draft'
import { ConditionControl } from './condition-control'
import { NumberControl, SwitchControl, TextControl } from './controls'
import { takenKeys } from './field-editor'
import { ItemList } from './item-list'
import { KindsControl } from './kinds-control'
import { NamedControl } from './named-control'
import { copyOf, newDocument } from './new-things'
import { useEditor } from './use-editor'

/** The papers that are asked for. */
export function DocumentsPart() {
  const t = useTranslations('definitionEditor')
  const locale = useLocale()
  const { draft } = useEditor()
  const fields = draft.sections.flatMap((section) => section.fields)
  return (
    <Card title={t('documents.title')} lead={t('documents.lead')}>
      <ItemList<DraftDocument>
        path={['documents']}
        label={t('documents.title')}
        titleOf={(document) => say(document.label, locale)}
        noteOf={(document) =>
          [!document.required && t('form.optional'), document.visible_when && t('form.conditional')]
            .filter(Boolean)
            .join(' · ')
        }
        make={newDocument}
        copy={copyOf}
        add={t('add.document')}
        max={40}
      >
        {(path) => (
          <>
            <NamedControl
              path={path}
              name="label"
              label={t('documents.label')}
              kind="document"
              taken={takenKeys(draft)}
            />
            <TextControl path={[...path, 'help']} label={t('field.help')} optional />
            <SwitchControl path={[...path, 'required']} label={t('documents.required')} />
            <KindsControl path={[...path, 'kinds']} />
            <NumberControl
              path={[...path, 'max_files']}
              label={t('settings.maxFiles')}
              className="max-w-xs"
            />
            <ConditionControl
              path={[...path, 'visible_when']}
              legend={t('field.when')}
              fields={fields}
              always={t('field.always')}
            />
          </>
        )}
      </ItemList>
    </Card>
  )
}
