import { addDays } from '@/lib/time'

/** When an unpaid renewal is reminded of, and what becomes of the plan: pure, in calendar days of Jakarta. */

export type DunningRules = {
  /** Days of reminders counted from the due date, ascending; below 0 before it. */
  steps: readonly number[]
  /** Days after the due date on which the plan is restricted, and on which it ends. */
  restrict_after: number
  end_after: number
}

/** What happens to a plan whose renewal stays unpaid, in this order. */
export const DUNNING_MOVES = ['past_due', 'restricted', 'ended'] as const
export type DunningMove = (typeof DUNNING_MOVES)[number]

export type DunningCase = {
  /** Of the subscription: `trialing`, `active`, `past_due` or `restricted`. */
  status: string
  current_period_end_on: string
  restricted_on: string | null
  issued_on: string
  due_on: string
  /** What was said about this invoice already, and on which day. */
  notices: readonly { step: string; day: string }[]
}

export type Dunning = {
  move: DunningMove | null
  /** The reminder that falls due; a move on the same day speaks for it. */
  reminder: number | null
}

/** The rules that the settings say. A plan never ends before it was restricted. */
export function dunningRules(settings: {
  'billing.dunning_days': string
  'billing.restrict_after_days': number
  'billing.cancel_after_days': number
}): DunningRules {
  const steps = settings['billing.dunning_days'].split(',').map((text) => Number(text.trim()))
  const restrict_after = settings['billing.restrict_after_days']
  return {
    steps: [...new Set(steps)].sort((a, b) => a - b),
    restrict_after,
    end_after: Math.max(settings['billing.cancel_after_days'], restrict_after + 1),
  }
}

/** The name of a reminder in `dunning_notices`. */
export function stepName(offset: number): string {
  return `day ${offset}`
}

function offsetOf(step: string): number | null {
  const match = /^day (-?\d+)$/.exec(step)
  return match ? Number(match[1]) : null
}

/**
 * What is to be done about an unpaid renewal on a day: at most one move and one reminder, so that a job that did not run for
 * weeks does not make up for all of it at once. A move that came late moves the later ones with it: from being told to
 * losing the plan everybody has the same days.
 */
export function dunningOn(row: DunningCase, rules: DunningRules, today: string): Dunning {
  const next = nextMove(row, rules)
  return {
    move: next && next.day <= today ? next.move : null,
    reminder: dueReminder(row, rules, today),
  }
}

/** The next move and its day, whether it lies ahead or has come. */
export function nextMove(row: DunningCase, rules: DunningRules): { move: DunningMove; day: string } | null {
  const told = row.notices.find(({ step }) => step === 'past_due')?.day
  switch (row.status) {
    case 'trialing':
    case 'active':
      return { move: 'past_due', day: addDays(row.current_period_end_on, 1) }
    case 'past_due':
      // Set back by a payment that was taken back: told first, restricted later.
      if (told === undefined) return { move: 'past_due', day: addDays(row.current_period_end_on, 1) }
      return {
        move: 'restricted',
        day: later(addDays(row.due_on, rules.restrict_after), addDays(told, rules.restrict_after - 1)),
      }
    case 'restricted':
      return {
        move: 'ended',
        day: later(
          addDays(row.due_on, rules.end_after),
          addDays(row.restricted_on ?? row.issued_on, rules.end_after - rules.restrict_after),
        ),
      }
    default:
      return null
  }
}

/** The newest reminder whose day has come since the invoice was issued, unless it or a later one was sent. */
export function dueReminder(
  row: Pick<DunningCase, 'issued_on' | 'due_on' | 'notices'>,
  rules: Pick<DunningRules, 'steps'>,
  today: string,
): number | null {
  const sent = row.notices.map(({ step }) => offsetOf(step)).filter((offset) => offset !== null)
  const due = rules.steps.findLast((offset) => {
    const day = addDays(row.due_on, offset)
    return day <= today && day > row.issued_on
  })
  return due === undefined || sent.some((offset) => offset >= due) ? null : due
}

/** What comes next after a day, the soonest first: reminders and the next move. For those who look after it. */
export function dunningAhead(
  row: DunningCase,
  rules: DunningRules,
  today: string,
): { step: DunningMove | number; day: string }[] {
  const move = nextMove(row, rules)
  return [
    ...rules.steps
      .map((offset) => ({ step: offset as DunningMove | number, day: addDays(row.due_on, offset) }))
      .filter(({ day }) => day > today && day > row.issued_on),
    ...(move ? [{ step: move.move, day: later(move.day, addDays(today, 1)) }] : []),
  ].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

/** The later of two days. */
export function later(one: string, other: string): string {
  return one > other ? one : other
}
