import { formatSlot } from '@/lib/licensing/visits/slot-text'
import { VISIT_EVENTS, VISIT_RESULTS, type VisitResult } from '@/lib/licensing/visits/status'
import { toZone } from '@/lib/time'

export type VisitEventKind = (typeof VISIT_EVENTS)[keyof typeof VISIT_EVENTS]

const KINDS: readonly VisitEventKind[] = Object.values(VISIT_EVENTS)

/** The kind of an event where it tells of a visit. */
export function visitKindOf(kind: string): VisitEventKind | undefined {
  return KINDS.find((known) => known === kind)
}

/** What the sentence about a visit's event needs beside who did it: the time that was chosen, the result. */
export function visitEventFacts(data: unknown, locale: string): { when: string; result: VisitResult | null } {
  const facts = (data ?? {}) as Record<string, unknown>
  const text = (key: string) => (typeof facts[key] === 'string' ? facts[key] : '')
  const slot = { starts_at: new Date(text('starts_at')), ends_at: new Date(text('ends_at')) }
  const isTimed = !Number.isNaN(slot.starts_at.getTime()) && !Number.isNaN(slot.ends_at.getTime())
  return {
    when: isTimed ? formatSlot(slot, locale, toZone(text('time_zone'))) : '',
    result: VISIT_RESULTS.find((result) => result === facts.result) ?? null,
  }
}
