import type { InvoiceLine } from '../invoices/issue'
import type { BillingPeriod } from '../status'
import type { Selection } from './selection'

type Named = { name_id: string; name_en: string }

/** The invoice line of one period of a plan. */
export function planLine(plan: Named, period: BillingPeriod, price: bigint): InvoiceLine {
  const isMonthly = period === 'monthly'
  return {
    description_id: `Paket ${plan.name_id}, ${isMonthly ? 'satu bulan' : 'satu tahun'}`,
    description_en: `${plan.name_en} plan, ${isMonthly ? 'one month' : 'one year'}`,
    quantity: 1,
    unit_amount: price,
  }
}

/** The invoice lines of one whole period of a plan with its add-ons. */
export function periodLines(selection: Selection): InvoiceLine[] {
  const isMonthly = selection.period === 'monthly'
  return [
    planLine(selection.plan, selection.period, selection.price_amount),
    ...selection.addons.map((addon) => ({
      description_id: `Tambahan ${addon.name_id}, ${isMonthly ? 'satu bulan' : 'satu tahun'}`,
      description_en: `Add-on ${addon.name_en}, ${isMonthly ? 'one month' : 'one year'}`,
      quantity: addon.quantity,
      unit_amount: addon.price_amount,
    })),
  ]
}

/** The invoice lines of a part of a period: `amountOf` says what of a price the part is, rounded once for each line. */
export function partLines(
  selection: Selection,
  part: { left: number; days: number },
  amountOf: (price: bigint) => bigint,
): InvoiceLine[] {
  const days = { id: `${part.left} dari ${part.days} hari`, en: `${part.left} of ${part.days} days` }
  return [
    {
      description_id: `Paket ${selection.plan.name_id}, ${days.id}`,
      description_en: `${selection.plan.name_en} plan, ${days.en}`,
      quantity: 1,
      unit_amount: amountOf(selection.price_amount),
    },
    ...selection.addons.map((addon) => ({
      description_id: `Tambahan ${addon.quantity} × ${addon.name_id}, ${days.id}`,
      description_en: `Add-on ${addon.quantity} × ${addon.name_en}, ${days.en}`,
      quantity: 1,
      unit_amount: amountOf(addon.price_amount * BigInt(addon.quantity)),
    })),
  ]
}

/** The line that gives unused days back; its amount is below zero. */
export function givenBackLine(plan: Named, days: number, amount: bigint): InvoiceLine {
  return {
    description_id: `Dikembalikan: ${days} hari Paket ${plan.name_id} yang belum terpakai`,
    description_en: `Given back: ${days} unused ${days === 1 ? 'day' : 'days'} of the ${plan.name_en} plan`,
    quantity: 1,
    unit_amount: -amount,
  }
}
