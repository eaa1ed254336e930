import { getLocale, getTranslations } from 'next-intl/server'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { Badge } from '@/components/ui/badge'
import type { AbsenceRow } from '@/lib/staffing/queries'
import type { AbsenceKind } from '@/lib/staffing/schema'
import { daysText } from '../absence-calendar'
import { endAbsenceAction } from '../actions'

interface AbsenceListProps {
  absences: AbsenceRow[]
  today: string
  edits: boolean
}

/** When somebody was, is and will be away, the next first; what is not over can be ended. */
export async function AbsenceList({ absences, today, edits }: AbsenceListProps) {
  const [t, locale] = await Promise.all([getTranslations('staffing'), getLocale()])
  if (absences.length === 0) return <p className="text-ink-soft">{t('absences.none')}</p>
  const isOver = (absence: AbsenceRow) => absence.ends_on < today
  const sorted = [...absences.filter((one) => !isOver(one)), ...absences.filter(isOver).toReversed()]
  return (
    <ul className="divide-y divide-line">
      {sorted.map((absence) => (
        <li key={absence.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
          <div className="min-w-0">
            <p className="flex flex-wrap items-center gap-2 font-semibold">
              {daysText(absence, t, locale)}
              {isOver(absence) ? (
                <Badge tone="neutral">{t('absences.past')}</Badge>
              ) : (
                <Badge tone={absence.starts_on <= today ? 'warning' : 'info'}>
                  {t(absence.starts_on <= today ? 'absences.now' : 'absences.coming')}
                </Badge>
              )}
            </p>
            <p className="text-ink-soft">
              {t(`kind.${absence.kind as AbsenceKind}`)}
              {' · '}
              {absence.cover_name ? t('presence.cover', { name: absence.cover_name }) : t('presence.noCover')}
            </p>
          </div>
          {edits && !isOver(absence) && (
            <EndAbsence absence={absence} today={today} days={daysText(absence, t, locale)} />
          )}
        </li>
      ))}
    </ul>
  )
}

async function EndAbsence({ absence, today, days }: { absence: AbsenceRow; today: string; days: string }) {
  const t = await getTranslations('staffing.absences')
  const hasBegun = absence.starts_on <= today
  return (
    <ConfirmDialog
      trigger={t(hasBegun ? 'end' : 'remove')}
      triggerVariant="secondary"
      triggerSize="sm"
      title={t(hasBegun ? 'endTitle' : 'removeTitle')}
      confirm={t(hasBegun ? 'end' : 'remove')}
      confirmVariant={hasBegun ? 'primary' : 'danger'}
      action={endAbsenceAction.bind(null, { absence_id: absence.id })}
      namespace="staffing"
    >
      {hasBegun ? t('endText', { name: absence.name }) : t('removeText', { days })}
    </ConfirmDialog>
  )
}
