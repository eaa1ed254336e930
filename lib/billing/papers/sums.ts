import type { InvoiceDetail } from '../invoices/queries'
import { percent } from './percent'

export type Sum = { term: string; amount: bigint; strong?: boolean }

type SumWord =
  | 'subtotal'
  | 'discount'
  | 'afterDiscount'
  | 'taxBase'
  | 'taxBaseWhole'
  | 'ppn'
  | 'total'
  | 'creditUsed'
  | 'paidAmount'
  | 'reduced'
  | 'rest'

/** From the lines to what is left: discount, base and PPN, total; then what was taken off the total and by what. `t`: of `papers`. */
export function invoiceSums(
  invoice: InvoiceDetail,
  t: (word: SumWord, values?: Record<string, string>) => string,
  locale: string,
): Sum[] {
  const { base_numerator: over = 11, base_denominator: under = 12 } = invoice.seller
  const rows: Sum[] = [{ term: t('subtotal'), amount: invoice.subtotal_amount }]
  if (invoice.discount_amount > 0n)
    rows.push(
      { term: t('discount'), amount: -invoice.discount_amount },
      { term: t('afterDiscount'), amount: invoice.subtotal_amount - invoice.discount_amount },
    )
  if (invoice.tax_rate_bp > 0) {
    const [part, ppn] = [`${over}/${under}`, t('ppn', { rate: percent(invoice.tax_rate_bp, locale) })]
    const isWhole = over === under
    rows.push(
      { term: isWhole ? t('taxBaseWhole') : t('taxBase', { part }), amount: invoice.tax_base_amount },
      { term: isWhole ? ppn : `${ppn} × ${part}`, amount: invoice.tax_amount },
    )
  }
  rows.push({ term: t('total'), amount: invoice.total_amount, strong: true })
  if (invoice.status === 'void') return rows
  const credit = invoice.credit_used_amount
  const taken: Sum[] = [
    { term: t('creditUsed'), amount: -credit },
    { term: t('paidAmount'), amount: credit - invoice.paid_amount },
    { term: t('reduced'), amount: -invoice.reduced_amount },
  ].filter(({ amount }) => amount !== 0n)
  const isOrdinary = invoice.status !== 'open' && credit === 0n && invoice.reduced_amount === 0n
  if (taken.length === 0 || isOrdinary) return rows
  return [...rows, ...taken, { term: t('rest'), amount: invoice.due_amount, strong: true }]
}
