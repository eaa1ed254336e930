import { multiplyRounded } from '@/lib/money'

type Taxed = { total_amount: bigint; tax_amount: bigint; credited_amount: bigint }

/**
 * What the credit note over an amount will say, in whole rupiah: the same as `issueCreditNote` writes. Notes over the whole of an
 * invoice come to exactly its PPN, so that the share depends on what was credited before.
 */
export function previewCreditNote(
  { total_amount, tax_amount, credited_amount }: Taxed,
  amount: bigint,
): { subtotal_amount: bigint; tax_amount: bigint } {
  const upTo = (credited: bigint) => multiplyRounded(tax_amount, credited, total_amount)
  const tax = upTo(credited_amount + amount) - upTo(credited_amount)
  return { subtotal_amount: amount - tax, tax_amount: tax }
}
