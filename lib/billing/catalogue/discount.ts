import { multiplyRounded, type Rupiah, rupiah, smaller } from '@/lib/money'

/** What a coupon takes off: a part in basis points, or an amount. One of the two is set. */
export type CouponTerms = { percent_bp: number | null; amount: bigint | null }

/**
 * What a coupon takes off an invoice whose lines come to `subtotal` (without PPN, whole rupiah): its part of the sum, rounded
 * half up once, or its amount; never more than the sum, and nothing where nothing is owed.
 */
export function discountOf(coupon: CouponTerms, subtotal: bigint): Rupiah {
  if (subtotal <= 0n) return rupiah(0n)
  if (coupon.percent_bp !== null) return multiplyRounded(subtotal, BigInt(coupon.percent_bp), 10_000n)
  return rupiah(smaller(coupon.amount ?? 0n, subtotal))
}
