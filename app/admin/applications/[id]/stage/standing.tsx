import { getLocale, getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/notice'
import { type ApplicationStatus, FINAL_STATUSES } from '@/lib/licensing/process/status'
import type { Dossier } from '@/lib/licensing/review/dossier'
import { dayOf, formatWeekday } from '@/lib/time'
import { lastDayOf } from '@/lib/working-days'

type StandingProps = {
  application: Dossier['application']
  events: Dossier['events']
  viewerId: string
  mayTake: boolean
  /** Name of the stage that this person completed and from which the present one is kept apart. */
  barring: string | undefined
}

/** Why one may only read, where that is so, and what the case waits for. */
export async function Standing({ application, events, viewerId, mayTake, barring }: StandingProps) {
  const [t, locale] = await Promise.all([getTranslations('review'), getLocale()])
  const status = application.status as ApplicationStatus
  if ((FINAL_STATUSES as readonly string[]).includes(status))
    return <Notice tone="neutral">{t('case.decided', { status: t(`status.${status}`) })}</Notice>
  if (status === 'revision_requested' && application.due_at) {
    const day = formatWeekday(lastDayOf(application.due_at), locale)
    return <Notice tone="warning">{t('case.waiting', { day })}</Notice>
  }
  if (status === 'on_hold' && application.due_at) {
    const held = events.find((event) => event.kind === 'hold' && !event.undone_at)
    return (
      <Notice
        tone="neutral"
        title={t('case.onHold', { day: formatWeekday(dayOf(application.due_at), locale) })}
      >
        {held?.comment}
      </Notice>
    )
  }
  if (barring)
    return (
      <Notice tone="warning" title={t('case.barred')}>
        {t('case.barredText', { stage: barring })}
      </Notice>
    )
  if (application.assignee_id === viewerId) return null
  if (application.holder_name)
    return <Notice tone="neutral">{t('case.readOnlyHeld', { name: application.holder_name })}</Notice>
  if (mayTake) return <Notice>{t('case.readOnly')}</Notice>
  const role = application.stage_role === 'supervisor' ? 'supervisor' : 'reviewer'
  return <Notice tone="neutral">{t('case.notYours', { role: t(`role.${role}`) })}</Notice>
}
