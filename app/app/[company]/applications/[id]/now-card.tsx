import { useLocale, useTranslations } from 'next-intl'
import { dueDay } from '@/components/licensing/due'
import { ButtonLink } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import type { Tone } from '@/components/ui/tone'
import { leftUntil } from '@/lib/licensing/applications/deadline'
import { turnOf } from '@/lib/licensing/applications/progress'
import type { ApplicationDetail } from '@/lib/licensing/applications/queries'
import { say } from '@/lib/licensing/definitions/texts'
import { formatDay } from '@/lib/time'
import type { WorkingCalendar } from '@/lib/working-days'

interface NowCardProps {
  application: ApplicationDetail
  path: string
  calendar: WorkingCalendar
}

/** Where it stands now, in plain words: whose turn, what happens, until when, what next. */
export function NowCard({ application, path, calendar }: NowCardProps) {
  const t = useTranslations('licensing.now')
  const locale = useLocale()
  const { status, definition } = application
  const license = say(definition.name, locale)
  const ended = application.events.findLast((event) =>
    ['reject', 'withdraw', 'auto_withdraw'].includes(event.kind),
  )

  if (status === 'approved') {
    return (
      <Now
        tone="success"
        title={t('approved.title', { license })}
        actions={
          <>
            <ButtonLink href={`/verify/${application.verification_code}/certificate`} plain>
              {t('approved.certificate')}
            </ButtonLink>
            <ButtonLink href={`${path}/licenses`} variant="secondary">
              {t('approved.licenses')}
            </ButtonLink>
          </>
        }
      >
        <p>{t('approved.number', { number: application.license_number ?? '' })}</p>
        <p>
          {application.valid_until_on
            ? t('approved.until', { day: formatDay(application.valid_until_on, locale) })
            : t('approved.unlimited')}
        </p>
      </Now>
    )
  }
  if (status === 'rejected' || status === 'withdrawn') {
    return (
      <Now
        tone={status === 'rejected' ? 'danger' : 'neutral'}
        title={t(`${status}.title`)}
        actions={
          application.type_status === 'published' && (
            <ButtonLink href={`${path}/applications/new#${application.license_code}`} variant="secondary">
              {t('again')}
            </ButtonLink>
          )
        }
      >
        {ended?.kind === 'auto_withdraw' && <p>{t('auto_withdrawn')}</p>}
        {ended?.comment && <p className="whitespace-pre-line">{t('reason', { reason: ended.comment })}</p>}
        <p>{t(`${status}.text`)}</p>
      </Now>
    )
  }
  const stage = application.stages.find((one) => one.status === 'active')
  const spec = definition.stages.find((one) => one.key === stage?.key)
  const due = application.due_at
  if (status === 'revision_requested') {
    return (
      <Now
        tone="warning"
        title={t(due && due <= new Date() ? 'revisionLate' : 'revision.title', {
          day: due ? dueDay(due, locale) : '',
        })}
      >
        <p>{t('revision.others')}</p>
      </Now>
    )
  }
  if (status === 'on_hold') {
    const hold = application.events.findLast((event) => event.kind === 'hold')
    return (
      <Now tone="warning" title={t('hold.title', { day: due ? formatDay(due, locale) : '' })}>
        {hold?.comment && <p className="whitespace-pre-line">{t('reason', { reason: hold.comment })}</p>}
        <p>{t('hold.text')}</p>
      </Now>
    )
  }
  if (status === 'draft') {
    return (
      <Now tone="neutral" title={t('draft.title')}>
        <p>{t('draft.text')}</p>
      </Now>
    )
  }
  return (
    <Now tone="info" title={spec ? say(spec.name, locale) : t('working')}>
      {spec?.explanation && <p>{say(spec.explanation, locale)}</p>}
      <p className="mt-1 font-semibold">
        {t(turnOf(application) === 'authority' ? 'turn.authority' : 'turn.office')}
      </p>
      {due && <Deadline due={due} calendar={calendar} isEscalated={application.escalated_at !== null} />}
    </Now>
  )
}

type DeadlineProps = { due: Date; calendar: WorkingCalendar; isEscalated: boolean }

function Deadline({ due, calendar, isEscalated }: DeadlineProps) {
  const t = useTranslations('licensing.now')
  const locale = useLocale()
  const { days_left: count, is_late } = leftUntil(due, calendar, new Date())
  const day = dueDay(due, locale)
  if (is_late) return <p>{t(isEscalated ? 'escalated' : 'late', { day })}</p>
  return <p>{t('until', { day, count })}</p>
}

interface NowProps {
  tone: Tone
  title: string
  actions?: React.ReactNode
  children: React.ReactNode
}

function Now({ tone, title, actions, children }: NowProps) {
  return (
    <Notice
      tone={tone}
      title={<span className="text-lg">{title}</span>}
      actions={actions}
      className="rounded-lg p-5"
    >
      {children}
    </Notice>
  )
}
