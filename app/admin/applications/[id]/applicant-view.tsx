import { getLocale, getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { EyeIcon } from '@/components/ui/icons'
import { say } from '@/lib/licensing/definitions/texts'
import type { ApplicationStatus } from '@/lib/licensing/process/status'
import type { Dossier } from '@/lib/licensing/review/dossier'
import { dayOf, formatWeekday } from '@/lib/time'
import { lastDayOf } from '@/lib/working-days'

/** What the applicant sees of all this, beside what only staff read. */
export async function ApplicantView({ dossier }: { dossier: Dossier }) {
  const [t, locale] = await Promise.all([getTranslations('review'), getLocale()])
  const { application, definition, stages, events } = dossier
  const status = application.status as ApplicationStatus
  const current = stages.find((stage) => stage.id === application.current_stage_id)
  const spec = definition.stages.find((stage) => stage.key === current?.key)
  const last = events.find(
    (event) =>
      !event.is_internal &&
      !event.undone_at &&
      event.comment &&
      ['request_revision', 'reject', 'hold'].includes(event.kind),
  )
  const until =
    application.due_at && (status === 'on_hold' ? dayOf(application.due_at) : lastDayOf(application.due_at))
  return (
    <Card
      title={
        <span className="flex items-center gap-2">
          <EyeIcon size={18} />
          {t('applicant.title')}
        </span>
      }
    >
      <p className="font-semibold">{t(`applicant.status.${status}`)}</p>
      {spec && (status === 'in_review' || status === 'submitted') && (
        <p className="text-ink-soft">{t('applicant.stage', { stage: say(spec.name, locale) })}</p>
      )}
      {until && (
        <p className="text-ink-soft">{t('applicant.until', { day: formatWeekday(until, locale) })}</p>
      )}
      {last && (
        <blockquote className="mt-2 border-s-2 border-line-strong ps-3 whitespace-pre-line break-words">
          {last.comment}
        </blockquote>
      )}
      <p className="mt-2 text-ink-soft">{t('applicant.hidden')}</p>
    </Card>
  )
}
