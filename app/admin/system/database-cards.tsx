import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { BarMeter } from '@/components/ui/bar-meter'
import { Card, Divider } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { FileSize } from '@/components/ui/file-size'
import { ChevronDownIcon } from '@/components/ui/icons'
import { Notice } from '@/components/ui/notice'
import { Table } from '@/components/ui/table'
import type { Migrations } from '@/lib/system/migrations'
import type { DatabaseFacts, poolFigures, TableSize } from '@/lib/system/queries'
import { formatCompact, formatInstant, type Zone } from '@/lib/time'

interface DatabaseCardProps {
  facts: DatabaseFacts
  tables: TableSize[]
  pool: ReturnType<typeof poolFigures>
  zone: Zone
}

/** The database server: how large, how busy, and what fills it. */
export function DatabaseCard({ facts, tables, pool, zone }: DatabaseCardProps) {
  const t = useTranslations('system.database')
  const format = useFormatter()
  const locale = useLocale()
  const isFull = facts.connections > facts.max_connections * 0.8
  return (
    <Card title={t('title')}>
      <BarMeter
        label={t('connections')}
        value={facts.connections}
        max={facts.max_connections}
        text={t('of', { used: facts.connections, max: facts.max_connections })}
        tone={isFull ? 'danger' : 'primary'}
      />
      <DescriptionList
        dense
        items={[
          { term: t('size'), detail: <FileSize bytes={Number(facts.size_bytes)} /> },
          { term: t('pool'), detail: t('poolText', pool) },
          {
            term: t('slow'),
            detail:
              facts.slow_count > 0
                ? t('slowText', {
                    count: facts.slow_count,
                    seconds: Math.round(facts.longest_seconds ?? 0),
                  })
                : t('slowNone'),
          },
          {
            term: t('cache'),
            detail:
              facts.cache_hit_percent === null
                ? null
                : `${format.number(facts.cache_hit_percent, { maximumFractionDigits: 1 })} %`,
          },
          { term: t('started'), detail: formatInstant(facts.started_at, locale, zone) },
        ]}
      />
      <Divider />
      <h3 className="mb-2 font-semibold">{t('tables')}</h3>
      <Table
        keep
        caption={t('tables')}
        rows={tables}
        rowKey={(row) => row.name}
        columns={[
          {
            key: 'name',
            header: t('table'),
            lead: true,
            cell: (row) => <span className="break-all">{row.name}</span>,
          },
          {
            key: 'rows',
            header: t('rows'),
            numeric: true,
            className: 'max-sm:hidden',
            cell: (row) => format.number(Number(row.row_estimate)),
          },
          {
            key: 'size',
            header: t('size'),
            numeric: true,
            cell: (row) => <FileSize bytes={Number(row.size_bytes)} />,
          },
        ]}
      />
    </Card>
  )
}

/** Which state the schema is in. */
export function MigrationsCard({ migrations, zone }: { migrations: Migrations; zone: Zone }) {
  const t = useTranslations('system.migrations')
  const locale = useLocale()
  return (
    <Card title={t('title')}>
      {migrations.pending.length > 0 && (
        <Notice tone="danger" title={t('pending', { count: migrations.pending.length })}>
          {migrations.pending.join(', ')}
        </Notice>
      )}
      <details className="unfold group">
        <summary className="flex min-h-11 items-center justify-between font-semibold">
          {t('applied', { count: migrations.applied.length })}
          <ChevronDownIcon className="group-open:rotate-180" />
        </summary>
        <ol className="divide-y divide-line">
          {migrations.applied.toReversed().map((migration) => (
            <li key={migration.name} className="flex flex-wrap justify-between gap-x-4 py-1.5">
              <span className="font-mono break-all">{migration.name}</span>
              <span className="text-ink-soft">
                {formatCompact(new Date(migration.applied_at), locale, zone)}
              </span>
            </li>
          ))}
        </ol>
      </details>
    </Card>
  )
}
