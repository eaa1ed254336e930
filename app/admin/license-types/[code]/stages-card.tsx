import { useLocale, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { type Column, Table } from '@/components/ui/table'
import type { Settings } from '@/lib/config/definitions'
import type { LicenseDefinition, StageDefinition } from '@/lib/licensing/definitions/definition'
import { say } from '@/lib/licensing/definitions/texts'

/** The stages of the review, each with its role, its time and its checklist. */
export function StagesCard({ definition, settings }: { definition: LicenseDefinition; settings: Settings }) {
  const t = useTranslations('licenseTypes')
  const locale = useLocale()
  const columns: Column<StageDefinition>[] = [
    {
      key: 'stage',
      header: t('stage'),
      lead: true,
      cell: (stage) => (
        <div className="text-start">
          <span className="tabular-nums">{definition.stages.indexOf(stage) + 1}.</span>{' '}
          {say(stage.name, locale)}
          {stage.explanation && (
            <span className="block max-w-prose font-normal text-ink-soft">
              {say(stage.explanation, locale)}
            </span>
          )}
        </div>
      ),
    },
    { key: 'role', header: t('role'), cell: (stage) => t(`roles.${stage.role}`) },
    {
      key: 'days',
      header: t('days'),
      numeric: true,
      cell: (stage) =>
        stage.working_days ?? (
          <>
            {settings[`licensing.stage_days.${stage.kind}`]}
            <span className="block text-ink-soft">{t('daysDefault')}</span>
          </>
        ),
    },
    {
      key: 'checklist',
      header: t('checklist'),
      cell: (stage) => (
        <ul className="list-disc ps-5 text-start">
          {stage.checklist.map((item) => (
            <li key={item.key}>{say(item.label, locale)}</li>
          ))}
        </ul>
      ),
    },
  ]
  return (
    <Card title={t('stages')} flush>
      <Table caption={t('stages')} columns={columns} rows={definition.stages} rowKey={(stage) => stage.key} />
    </Card>
  )
}
