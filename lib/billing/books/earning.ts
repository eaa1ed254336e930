import { multiplyRounded, smaller } from '@/lib/money'
import { daysBetween } from '../subscriptions/periods'

/** The days that an invoice was sold for, in calendar days of Jakarta. */
export type Service = {
  start_on: string
  /** The last day, included. */
  end_on: string
  /** From a day on, what was left of it was put towards another period, by a change of plan that began one anew. */
  moved?: { on: string; end_on: string } | null
  /** The plan was ended before its last day: nothing is owed any more. */
  ended_on?: string | null
}

type Part = { of: bigint; in: bigint }

const NOTHING: Part = { of: 0n, in: 1n }
const WHOLE: Part = { of: 1n, in: 1n }

/** What part of a service was given by the end of a day. Never less on a later day; the whole on the last one. */
export function servedBy({ start_on, end_on, moved, ended_on }: Service, day: string): Part {
  if (ended_on && ended_on <= day) return WHOLE
  const days = count(start_on, end_on)
  if (!moved) return { of: passed(start_on, end_on, day), in: days }
  const before = moved.on > start_on ? passed(start_on, end_on, dayBefore(day, moved.on)) : 0n
  if (day < moved.on) return { of: before, in: days }
  const rest = count(moved.on, moved.end_on)
  const after = passed(moved.on, moved.end_on, day)
  return { of: before * rest + (days - before) * after, in: days * rest }
}

export type Earning = {
  service: Service
  /** What is not earned yet, in whole rupiah. */
  deferred: bigint
  /** The day up to which it was earned before; null where nothing of it was. */
  earned_through: string | null
  /** The last day of the month that is to be earned. */
  through: string
}

/**
 * What is earned by the end of a month: of what is left, the part that was served of what was not served before, rounded half up.
 * So a correction in between changes what the days to come earn, never what was earned; with the last day nothing is left.
 */
export function earnedIn({ service, deferred, earned_through, through }: Earning): bigint {
  if (deferred <= 0n) return 0n
  const before = earned_through === null ? NOTHING : servedBy(service, earned_through)
  const now = servedBy(service, through)
  const left = before.in - before.of
  if (left <= 0n) return deferred
  const since = now.of * before.in - before.of * now.in
  if (since <= 0n) return 0n
  return smaller(multiplyRounded(deferred, since, now.in * left), deferred)
}

/** Days from one to another, both included; at least one. */
function count(from: string, to: string): bigint {
  return BigInt(Math.max(1, daysBetween(from, to) + 1))
}

/** How many of them are over at the end of a day. */
function passed(from: string, to: string, day: string): bigint {
  const days = count(from, to)
  const over = BigInt(daysBetween(from, day) + 1)
  return over < 0n ? 0n : smaller(over, days)
}

/** The day, but at most the one before `limit`. */
function dayBefore(day: string, limit: string): string {
  if (day < limit) return day
  return new Date(Date.parse(`${limit}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}
