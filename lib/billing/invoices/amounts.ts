import { type Rupiah, rupiah, smaller } from '@/lib/money'
import { type TaxRules, taxOn } from '../tax'

export type PricedLine = { quantity: number; unit_amount: bigint }

export type Priced = {
  /** The sum of the lines, without PPN. */
  subtotal: Rupiah
  discount: Rupiah
  tax_base: Rupiah
  tax: Rupiah
  total: Rupiah
  rate_bp: number
}

/**
 * What an invoice over these lines comes to: the same sums for the preview and for the invoice itself. A discount takes off at
 * most what the lines come to. PPN is computed once, from the sum after the discount, and rounded once, half up: the lines add
 * up to the subtotal exactly, and subtotal - discount + PPN is the total. Throws a RangeError for lines that give money back in all.
 */
export function priceInvoice(lines: readonly PricedLine[], discount: bigint, rules: TaxRules): Priced {
  const subtotal = lines.reduce((sum, line) => sum + line.unit_amount * BigInt(line.quantity), 0n)
  if (subtotal < 0n) throw new RangeError('An invoice cannot give money back: that is a credit note')
  const taken = smaller(discount, subtotal)
  const taxed = taxOn(subtotal - taken, rules)
  return {
    subtotal: rupiah(subtotal),
    discount: rupiah(taken),
    tax_base: taxed.tax_base,
    tax: taxed.tax,
    total: taxed.total,
    rate_bp: taxed.rate_bp,
  }
}
