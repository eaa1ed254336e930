/** What is told of each month. */
export const REVENUE_MEASURES = ['invoiced', 'collected', 'recognized', 'credited', 'voided'] as const
export type RevenueMeasure = (typeof REVENUE_MEASURES)[number]

/** Where collected money comes to: each provider until it pays out, and our bank for transfers. */
export const CASH_SIDES = ['cash_midtrans', 'cash_xendit', 'cash_bank'] as const
export type CashSide = (typeof CASH_SIDES)[number]

/** A measure of an address; without, or with another word, what was invoiced. */
export function parseMeasure(text: unknown): RevenueMeasure {
  return REVENUE_MEASURES.find((measure) => measure === text) ?? 'invoiced'
}

/** A provider's account of an address. */
export function parseCashSide(text: unknown): CashSide | undefined {
  return CASH_SIDES.find((side) => side === text)
}
