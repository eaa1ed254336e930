import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { StepTrack } from '@/components/ui/progress'
import type { ApplicationRow } from '@/lib/licensing/applications/lists'
import { trackOf, turnOf } from '@/lib/licensing/applications/progress'
import { formatDay, type Zone } from '@/lib/time'
import { dueDay } from './due'
import { StatusBadge } from './status-badge'

interface ApplicationCardProps {
  application: ApplicationRow
  href: string
  zone: Zone
  /** Level of the title among the page's headings. */
  level?: 2 | 3
}

/** One application: what it is for, where it stands, whose turn it is and until when. The whole card leads to it. */
export function ApplicationCard({ application, href, zone, level = 3 }: ApplicationCardProps) {
  const t = useTranslations('licensing')
  const locale = useLocale()
  const Heading = `h${level}` as const
  return (
    <article className="relative rounded-lg border border-line bg-card p-5 shadow-soft transition-colors hover:border-primary">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <Heading className="text-lg font-bold">
            <Link href={href} className="after:absolute after:inset-0 after:rounded-lg">
              {locale === 'en' ? application.name_en : application.name_id}
            </Link>
          </Heading>
          <p className="text-ink-soft">
            {application.subject && <span className="font-medium text-ink">{application.subject} · </span>}
            <span className="tabular-nums">{application.number}</span>
          </p>
        </div>
        <StatusBadge {...application} />
      </div>
      <div className="mt-4">
        <StepTrack
          label={t('track.label')}
          steps={trackOf(application).map(({ point, state }) => ({ label: t(`track.${point}`), state }))}
        />
      </div>
      <p className="mt-4 font-medium">
        <TurnSentence application={application} zone={zone} />
      </p>
    </article>
  )
}

/** Whose turn it is and until when, as one sentence. */
export function TurnSentence({ application, zone }: { application: ApplicationRow; zone: Zone }) {
  const t = useTranslations('licensing.turn')
  const locale = useLocale()
  const { status, due_at } = application
  const day = due_at ? dueDay(due_at, locale) : ''
  const turn = turnOf(application)
  if (status === 'draft') {
    return t('draft', { day: formatDay(application.updated_at, locale, zone) })
  }
  if (status === 'revision_requested') return t('revision', { count: application.asked_count, day })
  if (turn === 'nobody')
    return t(status === 'approved' ? 'approved' : status === 'rejected' ? 'rejected' : 'withdrawn')
  const isLate = due_at !== null && due_at.getTime() <= Date.now()
  return t(turn === 'authority' ? 'authority' : isLate ? 'officeLate' : 'office', { day })
}
