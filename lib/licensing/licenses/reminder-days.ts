import type { Settings } from '@/lib/config/definitions'

export const REMINDERS = ['first', 'second', 'third'] as const
export type Reminder = (typeof REMINDERS)[number]

/** How many days before the end each reminder goes out; those that are switched off (0) are not among them. */
export function reminderDays(
  settings: Pick<Settings, `licenses.reminder_days_${Reminder}`>,
): { reminder: Reminder; days: number }[] {
  return REMINDERS.map((reminder) => ({
    reminder,
    days: settings[`licenses.reminder_days_${reminder}`],
  })).filter(({ days }) => days > 0)
}

/**
 * The reminder that is due so many days before the end: the nearest whose time has come. After the job was down for weeks
 * it is that one alone, the earlier ones have lost their meaning.
 */
export function dueReminder(
  thresholds: readonly { reminder: Reminder; days: number }[],
  daysLeft: number,
): Reminder | undefined {
  if (daysLeft < 0) return undefined
  const due = thresholds.filter(({ days }) => daysLeft <= days)
  return due.sort((one, other) => one.days - other.days)[0]?.reminder
}

/** Whole calendar days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}
