import { type Selection, sumOf } from './selection'

/** `now`: charged and begun at once. `later`: from the next period on. `same`: nothing changes. */
export type Direction = 'now' | 'later' | 'same'

/**
 * Whether a change is up or down. Both are held against each other at prices of the running period (`value` is what the wanted
 * plan and add-ons cost for it): dearer is up, cheaper is down. What costs the same is up when it is another plan or a longer
 * period, and down when it is a shorter one: a year that was paid is lived out.
 */
export function directionOf(before: Selection, after: Selection, value: bigint): Direction {
  if (isSame(before, after)) return 'same'
  const present = sumOf(before)
  if (value !== present) return value > present ? 'now' : 'later'
  return before.period === 'yearly' && after.period === 'monthly' ? 'later' : 'now'
}

/** Whether both are the same plan, period and add-ons. */
export function isSame(before: Selection, after: Selection): boolean {
  return key(before) === key(after)
}

function key({ plan, period, addons }: Selection): string {
  const units = addons.map(({ addon_id, quantity }) => `${addon_id}:${quantity}`).toSorted()
  return [plan.id, period, ...units].join(' ')
}
