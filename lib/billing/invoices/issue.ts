import type { Trx } from '@/db'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import type { Settings } from '@/lib/config/definitions'
import { newId } from '@/lib/ids'
import { smaller } from '@/lib/money'
import { nextInvoiceNumber } from '@/lib/number-series'
import { addDays, dayOf } from '@/lib/time'
import type { Account } from '../ledger/accounts'
import { findCreditBalance, post } from '../ledger/postings'
import type { TaxRules } from '../tax'
import { findTaxRules } from '../tax-rules'
import { priceInvoice } from './amounts'
import type { InvoiceKind } from './kinds'

export type InvoiceLine = {
  description_id: string
  description_en: string
  quantity: number
  /** Without PPN. Below 0 for what is given back, such as the unused days of the plan before. */
  unit_amount: bigint
}

/** Which account what is sold goes to: a period is earned day by day, a fee at once. */
export const INCOME_OF = {
  subscription: 'deferred_revenue',
  change: 'deferred_revenue',
  application: 'revenue_fees',
  other: 'revenue_fees',
} as const satisfies Record<InvoiceKind, Account>

export type InvoiceRequest = {
  company_id: string
  subscription_id: string | null
  kind: InvoiceKind
  /** The plan that a period or a change is for. */
  plan_id?: string
  application_id?: string
  /** What of the subscription changes when it is paid; see `subscriptions/change.ts`. */
  change?: object
  period_start_on?: string
  period_end_on?: string
  /** When it must be paid; without it so many days after today as the settings say. */
  due_on?: string
  lines: InvoiceLine[]
  /** Taken off the sum of the lines, before PPN. */
  discount_amount?: bigint
}

/**
 * Issues an invoice: PPN by the rules of this day, both parties as they are now, the next number of the year. All of it is
 * copied: what changes later does not change the invoice. What the company has to its credit pays it first; an invoice that
 * owes nothing then is paid at once, and the caller starts what it buys. The number is taken last, since others wait for it.
 */
export async function issueInvoice(
  trx: Trx,
  actor: Actor,
  settings: Settings,
  request: InvoiceRequest,
  now: Date,
) {
  const today = dayOf(now)
  const [company, rules, balance] = [
    await trx
      .selectFrom('companies')
      .select(['legal_name', 'trade_name', 'address', 'postal_code', 'npwp', 'email'])
      .where('id', '=', request.company_id)
      .executeTakeFirstOrThrow(),
    await findTaxRules(trx, today),
    await findCreditBalance(trx, request.company_id),
  ]
  const draft = draftInvoice(request, { company, rules, balance, settings }, today)
  const isPaid = draft.paid_amount === draft.total_amount
  await trx.insertInto('invoices').values(draft).execute()
  await trx.insertInto('invoice_lines').values(draftLines(draft.id, request.lines)).execute()
  await post(trx, issuePostings(draft))
  await recordAudit(trx, actor, issuedEntry(draft))
  const number = await nextInvoiceNumber(trx, today)
  const invoice = await trx
    .updateTable('invoices')
    .set({ number, status: isPaid ? 'paid' : 'open', paid_at: isPaid ? now : null })
    .where('id', '=', draft.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return { ...invoice, number }
}

export type Buyer = {
  legal_name: string | null
  trade_name: string
  address: string | null
  postal_code: string | null
  npwp: string | null
  email: string | null
}

export type InvoiceDraft = ReturnType<typeof draftInvoice>

/** The row of an invoice before it has its number. `balance` is what the company has to its credit. */
export function draftInvoice(
  request: InvoiceRequest,
  {
    company,
    rules,
    balance,
    settings,
  }: { company: Buyer; rules: TaxRules; balance: bigint; settings: Settings },
  today: string,
) {
  const priced = priceInvoice(request.lines, request.discount_amount ?? 0n, rules)
  return {
    id: newId(),
    kind: request.kind,
    company_id: request.company_id,
    subscription_id: request.subscription_id,
    plan_id: request.plan_id ?? null,
    application_id: request.application_id ?? null,
    change: request.change ? JSON.stringify(request.change) : null,
    status: 'draft',
    subtotal_amount: priced.subtotal,
    discount_amount: priced.discount,
    tax_base_amount: priced.tax_base,
    tax_amount: priced.tax,
    total_amount: priced.total,
    tax_rate_bp: priced.rate_bp,
    paid_amount: balance > 0n ? smaller(balance, priced.total) : 0n,
    seller: {
      legal_name: settings['platform.legal_name'],
      address: settings['platform.address'],
      npwp: settings['platform.npwp'],
      email: settings['platform.support_email'],
      base_numerator: rules.base_numerator,
      base_denominator: rules.base_denominator,
    },
    buyer: company,
    period_start_on: request.period_start_on ?? null,
    period_end_on: request.period_end_on ?? null,
    issued_on: today,
    due_on: request.due_on ?? addDays(today, settings['billing.invoice_due_days']),
  }
}

/** The rows of an invoice's lines, in their order. */
export function draftLines(invoiceId: string, lines: readonly InvoiceLine[]) {
  return lines.map((line, position) => ({
    id: newId(),
    invoice_id: invoiceId,
    position: position + 1,
    ...line,
    total_amount: line.unit_amount * BigInt(line.quantity),
  }))
}

/** What the log says of an invoice that was issued. */
export function issuedEntry(draft: InvoiceDraft) {
  return {
    action: 'invoice.issued',
    entity_type: 'invoice',
    entity_id: draft.id,
    company_id: draft.company_id,
    after: { total_amount: draft.total_amount, due_on: draft.due_on, kind: draft.kind },
  }
}

/** What issuing an invoice means for the books. */
export function issuePostings(draft: InvoiceDraft) {
  const common = { posted_on: draft.issued_on, company_id: draft.company_id, invoice_id: draft.id }
  return [
    {
      ...common,
      key: `issued:revenue:${draft.id}`,
      kind: 'invoice_issued' as const,
      debit: 'receivable' as const,
      credit: INCOME_OF[draft.kind],
      amount: draft.subtotal_amount - draft.discount_amount,
    },
    {
      ...common,
      key: `issued:ppn:${draft.id}`,
      kind: 'invoice_issued' as const,
      debit: 'receivable' as const,
      credit: 'ppn_payable' as const,
      amount: draft.tax_amount,
    },
    {
      ...common,
      key: `credit:applied:${draft.id}`,
      kind: 'credit_applied' as const,
      debit: 'customer_credits' as const,
      credit: 'receivable' as const,
      amount: draft.paid_amount,
    },
  ]
}
