import { useLocale, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Table } from '@/components/ui/table'
import type { JobSchedule, QueueFigures, Worker } from '@/lib/jobs/queries'
import { formatCompact, type Zone } from '@/lib/time'
import { Duration } from './duration'

/** Above this a waiting job is worth a look. */
const SLOW_SECONDS = 60

const None = ({ children }: { children: string }) => <p className="px-5 pb-5 text-ink-soft">{children}</p>

export function Queues({ rows, zone }: { rows: QueueFigures[]; zone: Zone }) {
  const t = useTranslations('system.queues')
  const names = useTranslations('system.queueName')
  const locale = useLocale()
  const known = (name: string) => (names.has(name.replace('.', '_')) ? names(name.replace('.', '_')) : name)
  return (
    <Table
      caption={t('title')}
      rows={rows}
      rowKey={(row) => row.name}
      empty={<None>{t('none')}</None>}
      columns={[
        {
          key: 'name',
          header: t('name'),
          lead: true,
          cell: (row) => (
            <div>
              {known(row.name)}
              <span className="block font-mono font-normal text-ink-soft">{row.name}</span>
            </div>
          ),
        },
        { key: 'ready', header: t('ready'), numeric: true, cell: (row) => row.ready },
        {
          key: 'oldest',
          header: t('oldest'),
          numeric: true,
          cell: (row) =>
            row.oldest_seconds === null ? (
              '–'
            ) : (
              <span className={row.oldest_seconds > SLOW_SECONDS ? 'font-semibold text-danger' : undefined}>
                <Duration seconds={row.oldest_seconds} />
              </span>
            ),
        },
        { key: 'deferred', header: t('deferred'), numeric: true, cell: (row) => row.deferred },
        { key: 'active', header: t('active'), numeric: true, cell: (row) => row.active },
        {
          key: 'failed',
          header: t('failed'),
          numeric: true,
          cell: (row) => (
            <span className={row.failed > 0 ? 'font-semibold text-danger' : undefined}>{row.failed}</span>
          ),
        },
        { key: 'done', header: t('done'), numeric: true, cell: (row) => row.completed_day },
        {
          key: 'last',
          header: t('last'),
          cell: (row) => (row.last_completed_at ? formatCompact(row.last_completed_at, locale, zone) : '–'),
        },
      ]}
    />
  )
}

export function Schedules({ rows, zone }: { rows: JobSchedule[]; zone: Zone }) {
  const t = useTranslations('system.schedules')
  const states = useTranslations('system.jobState')
  const locale = useLocale()
  return (
    <Table
      caption={t('title')}
      rows={rows}
      rowKey={(row) => row.name}
      empty={<None>{t('none')}</None>}
      columns={[
        { key: 'name', header: t('name'), lead: true, cell: (row) => row.name },
        {
          key: 'cron',
          header: t('cron'),
          cell: (row) => (
            <span className="font-mono" title={row.timezone}>
              {row.cron}
            </span>
          ),
        },
        {
          key: 'last',
          header: t('last'),
          cell: (row) =>
            row.last_started_at ? formatCompact(row.last_started_at, locale, zone) : t('never'),
        },
        {
          key: 'state',
          header: t('state'),
          cell: (row) => (row.last_state && states.has(row.last_state) ? states(row.last_state) : '–'),
        },
      ]}
    />
  )
}

export function Workers({ rows, zone, now }: { rows: Worker[]; zone: Zone; now: Date }) {
  const t = useTranslations('system.workers')
  const locale = useLocale()
  return (
    <Table
      caption={t('title')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<None>{t('none')}</None>}
      columns={[
        {
          key: 'host',
          header: t('host'),
          lead: true,
          cell: (row) => (
            <div>
              {row.host}
              <span className="block font-normal text-ink-soft">
                {t('process', { pid: String(row.pid), node: row.node_version, app: row.app_version })}
              </span>
            </div>
          ),
        },
        {
          key: 'state',
          header: t('state'),
          cell: (row) => (
            <Badge tone={row.is_alive ? 'success' : 'danger'}>{t(row.is_alive ? 'alive' : 'gone')}</Badge>
          ),
        },
        {
          key: 'beat',
          header: t('beat'),
          cell: (row) => <Duration seconds={(now.getTime() - row.beat_at.getTime()) / 1000} ago />,
        },
        { key: 'started', header: t('started'), cell: (row) => formatCompact(row.started_at, locale, zone) },
      ]}
    />
  )
}
