import type { Scale } from '@/lib/licensing/definitions/definition'

/**
 * Upper bounds in whole rupiah, inclusive (PP 7/2021 art. 35): capital without land and buildings while a business is being
 * set up, yearly sales once it sells. Above the last one it is no longer an UMKM.
 */
export const SCALE_BOUNDS = [
  { scale: 'micro', capital: 1_000_000_000n, sales: 2_000_000_000n },
  { scale: 'small', capital: 5_000_000_000n, sales: 15_000_000_000n },
  { scale: 'medium', capital: 10_000_000_000n, sales: 50_000_000_000n },
] as const satisfies { scale: Scale; capital: bigint; sales: bigint }[]

export type ScaleResult = {
  scale: Scale
  /** Which of the two figures decided. */
  decided_by: 'capital' | 'sales'
  /** The bound of this scale in whole rupiah; null above the last one. */
  bound: bigint | null
}

/**
 * The scale of a business from its capital (without land and buildings) and its sales of a year, in whole rupiah.
 * A business without sales yet is judged by its capital, any other by its sales.
 */
export function scaleOf(capital: bigint, yearlySales: bigint): ScaleResult {
  const decided_by = yearlySales > 0n ? 'sales' : 'capital'
  const amount = decided_by === 'sales' ? yearlySales : capital
  const found = SCALE_BOUNDS.find((bound) => amount <= bound[decided_by])
  return { scale: found?.scale ?? 'large', decided_by, bound: found ? found[decided_by] : null }
}
