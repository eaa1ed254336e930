/** What moves recurring revenue from one month's end to the next. */
export const MOVES = ['new', 'reactivated', 'expansion', 'contraction', 'churned'] as const
export type Move = (typeof MOVES)[number]

/** Moves that take away. */
export const LOSSES = ['contraction', 'churned'] as const satisfies Move[]

type Moves = Record<Move, { amount: bigint; count: number }>

/** The difference between closing and opening that moves come to. */
export function netOf(moves: Moves): bigint {
  const { new: fresh, reactivated, expansion, contraction, churned } = moves
  return fresh.amount + reactivated.amount + expansion.amount - contraction.amount - churned.amount
}

/** A share in tenths of a percent; null of nothing. */
export function permille(part: bigint | number, whole: bigint | number): number | null {
  const of = BigInt(whole)
  if (of <= 0n) return null
  return Number((BigInt(part) * 2000n + of) / (of * 2n))
}

export type ChurnRates = {
  /** Of the companies that paid at the month's beginning, how many left. Tenths of a percent; null where none paid. */
  customers: number | null
  /** Of their revenue, how much left with them or by smaller plans. */
  revenue: number | null
  /** The same less what those who stayed pay more; below zero when that is more. */
  net: number | null
}

/** Churn of one month. */
export function churnOf(month: { opening: bigint; opening_count: number; moves: Moves }): ChurnRates {
  const { churned, contraction, expansion } = month.moves
  const lost = churned.amount + contraction.amount
  const net = lost - expansion.amount
  const netRate = permille(net < 0n ? -net : net, month.opening)
  return {
    customers: permille(churned.count, month.opening_count),
    revenue: permille(lost, month.opening),
    net: netRate === null ? null : net < 0n ? -netRate : netRate,
  }
}

/** Revenue per paying company and month; null without any. */
export function perCompany(amount: bigint, count: number): bigint | null {
  return count === 0 ? null : (amount * 2n + BigInt(count)) / (BigInt(count) * 2n)
}
