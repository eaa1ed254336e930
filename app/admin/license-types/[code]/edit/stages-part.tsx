'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { say } from '@/lib/licensing/definitions/texts'
import type { DraftStage } from '@/lib/licensing/definitions/versions/draft'
import { ItemList } from './item-list'
import { copyOf, newStage } from './new-things'
import { StageEditor } from './stage-editor'

/** What a case goes through, in order. */
export function StagesPart() {
  const t = useTranslations('definitionEditor')
  const words = useTranslations('licenseTypes')
  const locale = useLocale()
  return (
    <Card title={t('stages.title')} lead={t('stages.lead')}>
      <ItemList<DraftStage>
        path={['stages']}
        label={t('stages.title')}
        titleOf={(stage) => say(stage.name, locale)}
        noteOf={(stage) =>
          [
            t(`stageKind.${stage.kind}`),
            words(`roles.${stage.role}`),
            stage.working_days !== null && t('stages.days', { count: stage.working_days }),
          ]
            .filter(Boolean)
            .join(' · ')
        }
        make={newStage}
        copy={copyOf}
        add={t('add.stage')}
        max={8}
      >
        {(path, _, index) => <StageEditor path={path} index={index} />}
      </ItemList>
    </Card>
  )
}
