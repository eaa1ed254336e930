import { z } from 'zod'
import { parseCursor } from '@/lib/keyset'
import { INVOICE_KINDS } from './invoices/kinds'
import { EFFECTS, OTHER_OUTCOMES } from './payments/effects'
import { METHOD_KINDS } from './payments/method'
import { INVOICE_STATUSES, PAYMENT_STATUSES } from './status'

// What of an address filters the lists of finance. Whatever is not understood counts as not said.

const text = z.string().trim().min(2).max(80).optional().catch(undefined)
const day = z.iso.date().optional().catch(undefined)
const cursor = z.unknown().optional().transform(parseCursor)
const page = { after: cursor, before: cursor }
const span = { from: day, to: day }

export const PAYMENT_PROVIDERS = ['midtrans', 'xendit', 'manual'] as const
export const PAYMENT_EVENT_STATUSES = ['received', 'applied', 'ignored', 'rejected', 'failed'] as const
export type PaymentEventStatus = (typeof PAYMENT_EVENT_STATUSES)[number]
export const PAYMENT_EVENT_OUTCOMES = [...EFFECTS, ...OTHER_OUTCOMES] as const

const paymentFilter = z.object({
  /** Beginning of an order id or an invoice number, or part of a company's name. */
  q: text,
  status: z.enum(PAYMENT_STATUSES).optional().catch(undefined),
  provider: z.enum(PAYMENT_PROVIDERS).optional().catch(undefined),
  method: z.enum(METHOD_KINDS).optional().catch(undefined),
  attention: z.literal('1').optional().catch(undefined),
  ...span,
  ...page,
})
export type PaymentFilter = z.output<typeof paymentFilter>

const eventFilter = z.object({
  q: text,
  status: z.enum(PAYMENT_EVENT_STATUSES).optional().catch(undefined),
  provider: z.enum(['midtrans', 'xendit']).optional().catch(undefined),
  outcome: z.enum(PAYMENT_EVENT_OUTCOMES).optional().catch(undefined),
  ...span,
  ...page,
})
export type EventFilter = z.output<typeof eventFilter>

export const INVOICE_FILTER_STATUSES = [
  ...INVOICE_STATUSES.filter((status) => status !== 'draft'),
  'overdue',
] as const

const invoiceFilter = z.object({
  q: text,
  status: z.enum(INVOICE_FILTER_STATUSES).optional().catch(undefined),
  kind: z.enum(INVOICE_KINDS).optional().catch(undefined),
  ...span,
  ...page,
})
export type InvoiceFilter = z.output<typeof invoiceFilter>

type Search = Record<string, string | string[] | undefined>

export const parsePaymentFilter = (search: Search): PaymentFilter => paymentFilter.parse(search)
export const parseEventFilter = (search: Search): EventFilter => eventFilter.parse(search)
export const parseInvoiceFilter = (search: Search): InvoiceFilter => invoiceFilter.parse(search)

/** A path with a filter as its query, on the page that `at` names or on the first. */
export function filterHref(
  path: string,
  filter: Record<string, string | undefined>,
  at: { after?: string; before?: string } = {},
): string {
  const { after: _after, before: _before, ...rest } = filter
  const parts = Object.entries({ ...rest, ...at }).filter(([, value]) => value !== undefined)
  const query = new URLSearchParams(parts as [string, string][]).toString()
  return query ? `${path}?${query}` : path
}

/** Whether anything is filtered. */
export function isFiltered(filter: Record<string, string | undefined>): boolean {
  const { after: _after, before: _before, ...rest } = filter
  return Object.values(rest).some((value) => value !== undefined)
}
