import { daysBetween } from '../subscriptions/periods'

/** How long what is owed has been due: not yet, or for so many days. */
export const AGES = ['current', 'd30', 'd60', 'd90', 'older'] as const
export type Age = (typeof AGES)[number]

/** The last day of each bucket, counted from the day it was due. */
export const AGE_ENDS = { current: 0, d30: 30, d60: 60, d90: 90 } as const satisfies Partial<
  Record<Age, number>
>

/** The bucket of what was due on a day, as of another. Both are days of Jakarta; on the day itself it is not late. */
export function ageOf(dueOn: string, asOf: string): Age {
  const days = daysBetween(dueOn, asOf)
  if (days <= AGE_ENDS.current) return 'current'
  if (days <= AGE_ENDS.d30) return 'd30'
  if (days <= AGE_ENDS.d60) return 'd60'
  return days <= AGE_ENDS.d90 ? 'd90' : 'older'
}
