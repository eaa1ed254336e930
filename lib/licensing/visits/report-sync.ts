import type { Finding, Findings } from './schema'
import type { VisitResult, VisitStatus } from './status'

/**
 * What a phone in the field knows of its report: what was entered, what is on its way, and what the office has. Pure: the
 * screen keeps it in the browser's storage after each change, so that neither a dead network nor a closed tab loses a word.
 */
export type FieldReport = {
  /** The stored version that the entries go on from. */
  version: number
  entries: Entries
  /** Entered since the last sending. */
  is_changed: boolean
  /** The person has asked to complete the visit. */
  is_finishing: boolean
  /** Sent, or to be sent, and without an answer: sent again unchanged under the same id, so that it counts once. */
  pending: Sending | null
  /** Another device was faster: what it stored, for the person to settle. Nothing is sent meanwhile. */
  conflict: Stored | null
  /** The visit takes no more entries. */
  closed: VisitStatus | null
  /** Why the office did not take the last sending; the next entry clears it. */
  refused: string | null
}

export type Entries = { checklist: Findings; notes: string; result: VisitResult | null }
export type Sending = Entries & { transaction_id: string; version: number }
type Stored = { version: number; checklist: Findings; notes: string; saved_by_name: string | null }

export type Answer =
  | { state: 'saved' | 'completed'; version: number }
  | { state: 'conflict'; stored: Stored }
  | { state: 'closed'; status: VisitStatus }
  | { state: 'refused'; reason: string }

/** Where a phone begins: with what it kept and has not sent, else with what is stored. */
export function beginReport(
  stored: { version: number; checklist: Findings; notes: string },
  kept: FieldReport | undefined,
): FieldReport {
  if (kept && !kept.closed && isUnsent(kept)) return kept
  const { version, checklist, notes } = stored
  return {
    version,
    entries: { checklist, notes, result: null },
    is_changed: false,
    is_finishing: false,
    pending: null,
    conflict: null,
    closed: null,
    refused: null,
  }
}

/** Whether something is on this phone alone. */
export function isUnsent(report: FieldReport): boolean {
  return report.is_changed || report.pending !== null
}

export function enter(report: FieldReport, part: Partial<Entries>): FieldReport {
  return { ...report, entries: { ...report.entries, ...part }, is_changed: true, refused: null }
}

export function enterFinding(report: FieldReport, key: string, part: Partial<Finding>): FieldReport {
  const before = report.entries.checklist[key] ?? { answer: null, note: '' }
  return enter(report, { checklist: { ...report.entries.checklist, [key]: { ...before, ...part } } })
}

/** The visit is to be completed with the result that was chosen. */
export function finish(report: FieldReport): FieldReport {
  return { ...report, is_finishing: true, is_changed: true, refused: null }
}

/** Takes the entries for sending, unless a sending is under way, something is to be settled, or there is nothing to send. */
export function take(report: FieldReport, newId: () => string): FieldReport {
  if (report.pending || !report.is_changed || report.conflict || report.closed || report.refused)
    return report
  const { entries, version, is_finishing } = report
  const result = is_finishing ? entries.result : null
  return {
    ...report,
    is_changed: false,
    pending: { ...entries, result, version, transaction_id: newId() },
  }
}

/** What the office said to the pending sending. */
export function answered(report: FieldReport, answer: Answer): FieldReport {
  const settled = { ...report, pending: null }
  switch (answer.state) {
    case 'saved':
      return { ...settled, version: answer.version }
    case 'completed':
      return { ...settled, version: answer.version, is_changed: false, closed: 'completed' }
    case 'conflict':
      return { ...settled, is_changed: true, is_finishing: false, conflict: answer.stored }
    case 'closed':
      return { ...settled, is_changed: true, closed: answer.status }
    case 'refused':
      return { ...settled, is_changed: true, is_finishing: false, refused: answer.reason }
    default:
      return answer satisfies never
  }
}

/** Lets what was refused be sent once more, as it is. */
export function again(report: FieldReport): FieldReport {
  return report.refused ? { ...report, refused: null } : report
}

/** Settles a conflict: with what is entered here, going on from what the other device stored, or with that alone. */
export function settle(report: FieldReport, by: 'mine' | 'theirs'): FieldReport {
  const { conflict } = report
  if (!conflict) return report
  const { version, checklist, notes } = conflict
  const settled = { ...report, version, conflict: null }
  return by === 'mine'
    ? { ...settled, is_changed: true }
    : { ...settled, is_changed: false, entries: { checklist, notes, result: report.entries.result } }
}

/** The things on the checklist of which this phone and the stored report say something different. */
export function differingKeys(entries: Entries, stored: Pick<Entries, 'checklist'>): string[] {
  const keys = new Set([...Object.keys(entries.checklist), ...Object.keys(stored.checklist)])
  return [...keys].filter((key) => {
    const one = entries.checklist[key]
    const other = stored.checklist[key]
    return (one?.answer ?? null) !== (other?.answer ?? null) || (one?.note ?? '') !== (other?.note ?? '')
  })
}
