import { useLocale, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { ChevronDownIcon } from '@/components/ui/icons'
import type { FailedJob } from '@/lib/jobs/queries'
import { formatCompact, type Zone } from '@/lib/time'
import { RetryJob } from './retry-job'

interface FailedJobsProps {
  rows: FailedJob[]
  zone: Zone
  editable: boolean
}

/** Jobs that gave up: what they carried, why they failed, and the button that tries once more. */
export function FailedJobs({ rows, zone, editable }: FailedJobsProps) {
  const t = useTranslations('system.failed')
  const locale = useLocale()
  return (
    <Card flush title={t('title', { count: rows.length })} lead={rows.length === 0 ? t('none') : t('lead')}>
      <ul className="divide-y divide-line border-t border-line empty:hidden">
        {rows.map((job) => (
          <li key={job.id}>
            <details className="unfold group">
              <summary className="grid grid-cols-[1fr_auto] items-center gap-x-4 px-5 py-3 hover:bg-hover lg:grid-cols-[12rem_minmax(0,1fr)_10rem_auto]">
                <span className="col-start-1 font-semibold">{job.name}</span>
                <span className="col-start-1 min-w-0 truncate text-danger lg:col-start-2">
                  {messageOf(job.output) ?? t('noMessage')}
                </span>
                <span className="col-start-1 text-ink-soft lg:col-start-3">
                  {formatCompact(job.completed_on ?? job.created_on, locale, zone)}
                </span>
                <ChevronDownIcon
                  size={18}
                  className="col-start-2 row-start-1 text-ink-soft group-open:rotate-180 lg:col-start-4"
                />
              </summary>
              <div className="grid gap-4 border-t border-line bg-ground px-5 py-4 lg:grid-cols-2">
                <Block title={t('payload')}>{JSON.stringify(job.data, null, 2)}</Block>
                <Block title={t('error')}>{JSON.stringify(job.output, null, 2)}</Block>
                <p className="text-ink-soft lg:col-span-2">
                  {t('facts', {
                    id: job.id,
                    created: formatCompact(job.created_on, locale, zone),
                    tries: job.retry_count + 1,
                  })}
                </p>
                {editable && <RetryJob name={job.name} id={job.id} />}
              </div>
            </details>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Block({ title, children }: { title: string; children: string | undefined }) {
  return (
    <div className="min-w-0">
      <p className="mb-1 font-semibold">{title}</p>
      <pre className="rounded-md border border-line bg-card p-3 font-mono break-words whitespace-pre-wrap">
        {children ?? '–'}
      </pre>
    </div>
  )
}

function messageOf(output: unknown): string | undefined {
  if (typeof output !== 'object' || output === null || !('message' in output)) return undefined
  return typeof output.message === 'string' ? output.message : undefined
}
