import { useTranslations } from 'next-intl'
import { TextLink } from '@/components/ui/link'
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
    <span className="flex gap-4 text-sm print:hidden">
      {FORMATS.map((format) => (
        <TextLink
          key={format}
          href={statisticsHref('/export', filter, { table, format })}
          plain
          aria-label={t('export', { table: title, format: format.toUpperCase() })}
          className="inline-flex min-h-9 items-center max-sm:min-h-11"
        >
          {format.toUpperCase()}
        </TextLink>
      ))}
    </span>
  )
}
