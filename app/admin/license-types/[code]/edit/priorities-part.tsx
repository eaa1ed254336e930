'use client'

import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import type { Draft } from '@/lib/licensing/definitions/versions/draft'
import { ConditionControl } from './condition-control'
import { SelectControl, TextControl } from './controls'
import { ItemList } from './item-list'
import { newPriority } from './new-things'
import { useEditor } from './use-editor'

/** Which cases come first: the first rule that holds decides. */
export function PrioritiesPart() {
  const t = useTranslations('definitionEditor')
  const { draft } = useEditor()
  return (
    <Card title={t('priorities.title')} lead={t('priorities.lead')}>
      <ItemList<Draft['priorities'][number]>
        path={['priorities']}
        label={t('priorities.title')}
        titleOf={(rule) => t(`priority.${rule.priority}`)}
        noteOf={(rule) => rule.why.id}
        make={newPriority}
        add={t('add.priority')}
        max={10}
      >
        {(path) => (
          <>
            <SelectControl
              path={[...path, 'priority']}
              label={t('priorities.priority')}
              className="max-w-xs"
              options={(['urgent', 'high', 'low'] as const).map((value) => ({
                value,
                label: t(`priority.${value}`),
              }))}
            />
            <TextControl path={[...path, 'why']} label={t('priorities.why')} help={t('priorities.whyHelp')} />
            <ConditionControl
              path={[...path, 'when']}
              legend={t('priorities.when')}
              fields={draft.sections.flatMap((section) => section.fields)}
              always=""
              required
            />
          </>
        )}
      </ItemList>
    </Card>
  )
}
