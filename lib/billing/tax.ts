import { multiplyRounded, type Rupiah, rupiah } from '@/lib/money'

export type TaxRules = {
  /** Only a PKP (taxable entrepreneur) charges PPN. */
  is_pkp: boolean
  /** Basis points: 1200 is 12 %. */
  rate_bp: number
  /** The tax base is this part of the price: 11/12 for all but luxury goods (PMK 131/2024). */
  base_numerator: number
  base_denominator: number
}

export type Taxed = { subtotal: Rupiah; tax_base: Rupiah; tax: Rupiah; total: Rupiah; rate_bp: number }

/**
 * PPN on a price without tax: 100.000 → base 91.667 → PPN 11.000. The tax is computed from the exact base and rounded once,
 * half up, to whole rupiah; the base shown is rounded by itself.
 */
export function taxOn(subtotal: bigint, rules: TaxRules): Taxed {
  if (!rules.is_pkp)
    return {
      subtotal: rupiah(subtotal),
      tax_base: rupiah(0),
      tax: rupiah(0),
      total: rupiah(subtotal),
      rate_bp: 0,
    }
  const numerator = BigInt(rules.base_numerator)
  const denominator = BigInt(rules.base_denominator)
  const tax = multiplyRounded(subtotal, numerator * BigInt(rules.rate_bp), denominator * 10_000n)
  return {
    subtotal: rupiah(subtotal),
    tax_base: multiplyRounded(subtotal, numerator, denominator),
    tax,
    total: rupiah(subtotal + tax),
    rate_bp: rules.rate_bp,
  }
}
