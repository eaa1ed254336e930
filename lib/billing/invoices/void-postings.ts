import type { LockedInvoice } from '../payments/provider-actors'
import { INCOME_OF } from './issue'
import type { InvoiceKind } from './kinds'

/** What voiding an invoice means for the books. `deferred`: what of it is not earned yet; `today`: of Jakarta. */
export function voidPostings(invoice: LockedInvoice, deferred: bigint, today: string) {
  const common = { posted_on: today, company_id: invoice.company_id, invoice_id: invoice.id }
  const net = invoice.subtotal_amount - invoice.discount_amount
  const income = INCOME_OF[invoice.kind as InvoiceKind]
  // Days of a plan that went on unpaid may have been earned already.
  const earned = income === 'deferred_revenue' ? net - deferred : 0n
  return [
    {
      ...common,
      key: `voided:revenue:${invoice.id}`,
      kind: 'invoice_voided' as const,
      debit: income,
      credit: 'receivable' as const,
      amount: net - earned,
    },
    {
      ...common,
      key: `voided:earned:${invoice.id}`,
      kind: 'invoice_voided' as const,
      debit: 'revenue_subscriptions' as const,
      credit: 'receivable' as const,
      amount: earned,
    },
    {
      ...common,
      key: `voided:ppn:${invoice.id}`,
      kind: 'invoice_voided' as const,
      debit: 'ppn_payable' as const,
      credit: 'receivable' as const,
      amount: invoice.tax_amount,
    },
    {
      ...common,
      key: `credit:released:${invoice.id}`,
      kind: 'credit_released' as const,
      debit: 'receivable' as const,
      credit: 'customer_credits' as const,
      amount: invoice.paid_amount,
    },
  ]
}
