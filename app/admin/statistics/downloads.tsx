import { useTranslations } from 'next-intl'
import { DownloadIcon } from '@/components/ui/icons'
import { ButtonLink } from '@/components/ui/link'
import { type StatisticsFilter, statisticsHref } from '@/lib/licensing/statistics/filter'

const FORMATS = ['csv', 'xlsx'] as const

/** One table for taking along, in both forms. */
export function Downloads({
  filter,
  table,
  title,
}: {
  filter: StatisticsFilter
  table: string
  title: string
}) {
  const t = useTranslations('statistics')
  return (
    <span className="flex gap-1 print:hidden">
      {FORMATS.map((format) => (
        <ButtonLink
          key={format}
          href={statisticsHref('/export', filter, { table, format })}
          plain
          size="sm"
          variant="quiet"
          icon={<DownloadIcon size={16} />}
          aria-label={t('export', { table: title, format: format.toUpperCase() })}
        >
          {format.toUpperCase()}
        </ButtonLink>
      ))}
    </span>
  )
}
