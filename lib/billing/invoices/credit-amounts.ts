import { multiplyRounded, smaller } from '@/lib/money'

/** What of an invoice says how much of it can still be taken back. */
export type Creditable = {
  status: string
  total_amount: bigint
  tax_amount: bigint
  tax_base_amount: bigint
  paid_amount: bigint
  credited_amount: bigint
  due_amount: bigint
}

export type CreditAmounts = {
  /** Without PPN. */
  net: bigint
  tax_base: bigint
  tax: bigint
  /** What the company owes less. */
  reduced: bigint
  /** What becomes its credit. */
  credit: bigint
  /** Whether nothing is owed any more, and was before. */
  settles: boolean
}

/**
 * What a credit note over `total` (with PPN) takes back: the same sums for the preview and for the note itself. PPN and its base
 * are shares by what is credited in all, less what notes before took: whatever the parts, notes over the whole invoice come to
 * exactly its PPN and its total.
 */
export function creditAmounts(
  invoice: Creditable,
  total: bigint,
): ({ ok: true } & CreditAmounts) | { ok: false; reason: 'notIssued' | 'tooMuch' | 'voidInstead' } {
  if (invoice.status !== 'open' && invoice.status !== 'paid') return { ok: false, reason: 'notIssued' }
  const before = invoice.credited_amount
  if (total <= 0n || before + total > invoice.total_amount) return { ok: false, reason: 'tooMuch' }
  // Once it was corrected it cannot be voided any more: then the rest is credited, too.
  if (invoice.status === 'open' && invoice.paid_amount === 0n && before === 0n && total >= invoice.due_amount)
    return { ok: false, reason: 'voidInstead' }
  const share = (of: bigint) =>
    multiplyRounded(of, before + total, invoice.total_amount) -
    multiplyRounded(of, before, invoice.total_amount)
  const tax = share(invoice.tax_amount)
  const reduced = invoice.status === 'open' ? smaller(total, invoice.due_amount) : 0n
  return {
    ok: true,
    net: total - tax,
    tax_base: share(invoice.tax_base_amount),
    tax,
    reduced,
    credit: total - reduced,
    settles: invoice.status === 'open' && reduced === invoice.due_amount,
  }
}
