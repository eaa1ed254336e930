import { formatDay, formatInstant, formatWeekday, type Zone } from '@/lib/time'
import { lastDayOf } from '@/lib/working-days'
import type { NotificationKind } from './notify'

/** The texts of the namespace `staffing.notification`, on the page and in the mail. */
type Say = (key: string, values?: Record<string, string | number>) => string

export type Told = { kind: string; number: string | null; data: unknown }

/** One sentence for what somebody is told of, in their language and zone. */
export function notificationText(t: Say, told: Told, locale: string, zone: Zone): string {
  const data = read(told.data)
  const values = { number: told.number ?? data.text('number') }
  const kind = told.kind as NotificationKind
  switch (kind) {
    case 'reminder': {
      const due = data.instant('due_at')
      return due
        ? t('reminder', { ...values, due_on: formatWeekday(lastDayOf(due), locale) })
        : t('reminderOpen', values)
    }
    case 'escalated':
      return data.text('reason') === 'deadline'
        ? t('escalatedByDeadline', values)
        : t('escalatedByHand', { ...values, by: data.text('by'), reason: data.text('reason') })
    case 'assigned':
      if (data.text('by') === '') return t('assignedByRule', values)
      return withReason(t, 'assigned', { ...values, by: data.text('by') }, data.text('reason'))
    case 'handed_over':
      if (data.isTrue('is_away')) return t('handedOverAway', { ...values, by: data.text('by') })
      return withReason(t, 'handedOver', { ...values, by: data.text('by') }, data.text('reason'))
    case 'mentioned':
      return withReason(t, 'mentioned', { ...values, by: data.text('by') }, data.text('text'))
    case 'visit': {
      const starts = data.instant('starts_at')
      return starts && data.text('what') === 'confirmed'
        ? t('visit.confirmed', { ...values, when: formatInstant(starts, locale, zone) })
        : t(`visit.${VISIT_TEXTS.find((what) => what === data.text('what')) ?? 'changed'}`, values)
    }
    case 'absence':
      if (data.text('name') !== '') return t('absenceOf', { ...values, name: data.text('name') })
      return data.text('to') === ''
        ? t('absenceFreed', values)
        : t('absenceCovered', { ...values, to: data.text('to') })
    case 'covering':
      return t('covering', {
        name: data.text('name'),
        starts_on: formatDay(data.text('starts_on'), locale),
        ends_on: formatDay(data.text('ends_on'), locale),
      })
    case 'returned':
      return t('returned', { name: data.text('name'), count: data.count('count') })
    case 'imbalance':
      return t('imbalance', { count: data.count('count') })
    case 'deemed':
    case 'answered':
    case 'withdrawn':
      return t(kind, values)
    default:
      return kind satisfies never
  }
}

const VISIT_TEXTS = ['cancelled', 'reschedule_requested', 'stage_over', 'unanswered', 'unreported']

/** The sentence, and what the person wrote, in quotes behind it. */
function withReason(t: Say, key: string, values: Record<string, string>, reason: string): string {
  const sentence = t(key, values)
  return reason === '' ? sentence : t('withReason', { sentence, reason })
}

/** The data of a notification were written by us, but perhaps long ago: what is missing reads as empty. */
function read(data: unknown) {
  const fields = (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>
  const text = (key: string) => (typeof fields[key] === 'string' ? fields[key] : '')
  return {
    text,
    isTrue: (key: string) => fields[key] === true,
    count: (key: string) => (typeof fields[key] === 'number' ? fields[key] : 0),
    instant: (key: string) => {
      const instant = new Date(text(key))
      return Number.isNaN(instant.getTime()) ? undefined : instant
    },
  }
}
