import { z } from 'zod'
import { dayOf } from '@/lib/time'
import { ACCOUNTS } from '../ledger/accounts'
import type { PostingKind } from '../ledger/postings'
import { later } from '../subscriptions/calendar'
import { monthOf, parseMonth } from './months'

/** What a posting can be, in the order in which it comes about. */
export const POSTING_KINDS = [
  'invoice_issued',
  'invoice_voided',
  'invoice_written_off',
  'write_off_recovered',
  'payment_received',
  'payment_reversed',
  'credit_applied',
  'credit_released',
  'credit_note',
  'refund_requested',
  'refund_paid',
  'refund_failed',
  'revenue_recognized',
  'provider_fee',
  'payout',
] as const satisfies readonly PostingKind[]

// `<day>_<id>`, with the kind of document where one has two entries on a day.
const CURSOR = /^\d{4}-\d\d-\d\d_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(_[a-z_]{4,20})?$/

const cursor = z.string().regex(CURSOR).optional().catch(undefined)
const day = z.iso.date().optional().catch(undefined)

const journalFilter = z.object({
  /** The beginning of an invoice's number, or a part of a company's name. */
  q: z.string().trim().min(2).max(80).optional().catch(undefined),
  account: z.enum(ACCOUNTS).optional().catch(undefined),
  kind: z.enum(POSTING_KINDS).optional().catch(undefined),
  from: day,
  to: day,
  after: cursor,
  before: cursor,
})
export type JournalFilter = z.output<typeof journalFilter> & { from: string; to: string }

type Search = Record<string, string | string[] | undefined>

/** What an address asks of the journal; without days the month it names, else the present one. Not understood counts as not said. */
export function parseJournalFilter(search: Search, now: Date): JournalFilter {
  const filter = journalFilter.parse(search)
  const month = parseMonth(search.month) ?? monthOf(filter.from ?? filter.to ?? dayOf(now))
  const from = filter.from ?? (filter.to && filter.to < month.first_on ? filter.to : month.first_on)
  return { ...filter, from, to: later(from, filter.to ?? month.last_on) }
}

/** The cursor of an address; anything that is none counts as not said. */
export function parseBookCursor(search: Search): { after: string | undefined; before: string | undefined } {
  return { after: cursor.parse(search.after), before: cursor.parse(search.before) }
}
