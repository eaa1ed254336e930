import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { StepTrack } from '@/components/ui/progress'
import { leftUntil } from '@/lib/licensing/applications/deadline'
import type { ApplicationRow } from '@/lib/licensing/applications/lists'
import { trackOf, turnOf } from '@/lib/licensing/applications/progress'
import { formatDay, type Zone } from '@/lib/time'
import type { WorkingCalendar } from '@/lib/working-days'
import { dueDay } from './due'
import { StatusBadge } from './status-badge'

interface ApplicationCardProps {
  application: ApplicationRow
  href: string
  zone: Zone
  calendar: WorkingCalendar
  /** Level of the title among the page's headings. */
  level?: 2 | 3
}

/** One application: what it is for, where it stands, whose turn it is and until when. The whole card leads to it. */
export function ApplicationCard({ application, href, zone, calendar, level = 3 }: ApplicationCardProps) {
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
        <TurnSentence application={application} zone={zone} calendar={calendar} />
      </p>
    </article>
  )
}

type TurnProps = Pick<ApplicationCardProps, 'application' | 'zone' | 'calendar'>

/** Whose turn it is, until when and how many working days that leaves, as one sentence. */
function TurnSentence({ application, zone, calendar }: TurnProps) {
  const t = useTranslations('licensing.turn')
  const locale = useLocale()
  const { status, due_at } = application
  const turn = turnOf(application)
  if (status === 'draft') {
    return t('draft', { day: formatDay(application.updated_at, locale, zone) })
  }
  if (turn === 'hold') {
    const reason = application.hold_reason ?? ''
    return t(reason ? 'hold' : 'holdOnly', { day: due_at ? formatDay(due_at, locale) : '', reason })
  }
  const day = due_at ? dueDay(due_at, locale) : ''
  const { days_left: days, is_late } = due_at
    ? leftUntil(due_at, calendar, new Date())
    : { days_left: 0, is_late: false }
  if (status === 'revision_requested')
    return t(is_late ? 'revisionLate' : 'revision', { count: application.asked_count, day, days })
  if (turn === 'nobody')
    return t(status === 'approved' ? 'approved' : status === 'rejected' ? 'rejected' : 'withdrawn')
  if (turn === 'authority') return t('authority', { day })
  if (!is_late) return t('office', { day, days })
  return t(application.escalated_at ? 'officeEscalated' : 'officeLate', { day })
}
