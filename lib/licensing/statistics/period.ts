import { addDays, addMonths } from '@/lib/time'

/** The last days up to today, the calendar quarter or year so far, or days of one's own. */
export const PERIODS = ['7', '30', '90', 'quarter', 'year', 'own'] as const
export type PeriodName = (typeof PERIODS)[number]

/** Calendar days of Jakarta, both included. */
export type Span = { from: string; to: string }
export type Unit = 'day' | 'week' | 'month'
export type Period = Span & {
  name: PeriodName
  /** What it is compared with. */
  before: Span
  /** What one mark of a trend stands for. */
  unit: Unit
}

/** Longer ones are cut: nobody reads a trend of more than three years. */
const MOST_DAYS = 1100

const MS_PER_DAY = 86_400_000

/** How many days a span has. */
export function lengthOf({ from, to }: Span): number {
  return (Date.parse(to) - Date.parse(from)) / MS_PER_DAY + 1
}

/**
 * The period of this name as of `today`. It is compared with as many days directly before it; quarter and year with the
 * same days of the quarter or year before.
 */
export function periodOf(name: PeriodName, today: string, own: Partial<Span> = {}): Period {
  if (name === 'quarter' || name === 'year') {
    const months = name === 'quarter' ? 3 : 12
    const month = Number(today.slice(5, 7)) - 1
    const first = String(month - (month % months) + 1).padStart(2, '0')
    const span = { from: `${today.slice(0, 4)}-${first}-01`, to: today }
    const before = { from: addMonths(span.from, -months), to: addMonths(span.to, -months) }
    return { name, ...span, before, unit: unitOf(span) }
  }
  const span = name === 'own' ? ownSpan(today, own) : { from: addDays(today, 1 - Number(name)), to: today }
  const before = { from: addDays(span.from, -lengthOf(span)), to: addDays(span.from, -1) }
  return { name, ...span, before, unit: unitOf(span) }
}

function ownSpan(today: string, own: Partial<Span>): Span {
  const [from, to] = [own.from ?? own.to ?? addDays(today, -29), own.to ?? today].sort() as [string, string]
  return { from: later(from, addDays(to, 1 - MOST_DAYS)), to }
}

// Calendar days as they are written sort as they follow one another.
const later = (a: string, b: string) => [a, b].sort().at(-1) ?? a
const earlier = (a: string, b: string) => [a, b].sort()[0] ?? a

function unitOf(span: Span): Unit {
  const days = lengthOf(span)
  return days <= 31 ? 'day' : days <= 120 ? 'week' : 'month'
}

export type Stretch = Span & { grain: 'day' | 'month' }

/** A span as whole months, which have sums of their own, and the days around them. `to` of a month is its first day. */
export function stretchesOf(span: Span): Stretch[] {
  const firstMonth = span.from.endsWith('-01') ? span.from : addMonths(`${span.from.slice(0, 7)}-01`, 1)
  const afterLast = `${addDays(span.to, 1).slice(0, 7)}-01`
  if (firstMonth >= afterLast) return [{ grain: 'day', ...span }]
  const stretches: Stretch[] = [{ grain: 'month', from: firstMonth, to: addMonths(afterLast, -1) }]
  if (span.from < firstMonth) stretches.push({ grain: 'day', from: span.from, to: addDays(firstMonth, -1) })
  if (span.to >= afterLast) stretches.push({ grain: 'day', from: afterLast, to: span.to })
  return stretches
}

/** The first days of the weeks (Monday), months or days that a trend over the span has, in order. */
export function marksOf(span: Span, unit: Unit): string[] {
  const marks: string[] = []
  for (let day = markOf(span.from, unit); day <= span.to; day = nextMark(day, unit)) marks.push(day)
  return marks
}

/** The days behind one mark that lie in the span. */
export function spanOfMark(mark: string, unit: Unit, span: Span): Span {
  const last = addDays(nextMark(mark, unit), -1)
  return { from: later(mark, span.from), to: earlier(last, span.to) }
}

function markOf(day: string, unit: Unit): string {
  if (unit === 'day') return day
  if (unit === 'month') return `${day.slice(0, 7)}-01`
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))
}

function nextMark(mark: string, unit: Unit): string {
  return unit === 'month' ? addMonths(mark, 1) : addDays(mark, unit === 'week' ? 7 : 1)
}
