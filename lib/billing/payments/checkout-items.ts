import type { LockedInvoice } from './provider-actors'

export type CheckoutItem = { id: string; name: string; price: number; quantity: number }

type Line = { position: number; description_id: string; quantity: number; unit_amount: bigint }
type Billed = Pick<LockedInvoice, 'number' | 'discount_amount' | 'tax_amount' | 'due_amount'>

/**
 * What the provider's page lists: the invoice's lines, its discount and its PPN, which must add up to what is asked for. Where a part
 * was paid or credited before they cannot, and one line stands for the rest.
 */
export function checkoutItems(invoice: Billed, lines: readonly Line[]): CheckoutItem[] {
  const items = lines.map((line) => ({
    id: String(line.position),
    name: line.description_id || 'Faktur',
    price: Number(line.unit_amount),
    quantity: line.quantity,
  }))
  if (invoice.discount_amount > 0n)
    items.push({ id: 'diskon', name: 'Diskon', price: -Number(invoice.discount_amount), quantity: 1 })
  if (invoice.tax_amount > 0n)
    items.push({ id: 'ppn', name: 'PPN', price: Number(invoice.tax_amount), quantity: 1 })
  const shown = items.filter(({ price }) => price !== 0)
  const sum = shown.reduce((total, { price, quantity }) => total + price * quantity, 0)
  return sum === Number(invoice.due_amount) && shown.length > 0 ? shown : [wholeItem(invoice)]
}

/** The same for a provider that knows no negative lines. */
export function positiveItems(items: CheckoutItem[], amount: number): CheckoutItem[] {
  if (items.every(({ price }) => price > 0)) return items
  return [{ id: 'tagihan', name: 'Faktur', price: amount, quantity: 1 }]
}

function wholeItem({ number, due_amount }: Billed): CheckoutItem {
  return {
    id: 'tagihan',
    name: `Sisa faktur ${number ?? ''}`.trim(),
    price: Number(due_amount),
    quantity: 1,
  }
}
