declare const rupiahBrand: unique symbol

/** Whole rupiah. There are no cents: the smallest unit in use is one rupiah. */
export type Rupiah = bigint & { readonly [rupiahBrand]: true }

/** Marks an amount read from the database or a provider as rupiah. */
export function rupiah(amount: bigint | number): Rupiah {
  if (typeof amount === 'number' && !Number.isSafeInteger(amount)) {
    throw new RangeError(`Not a whole amount of rupiah: ${amount}`)
  }
  return BigInt(amount) as Rupiah
}

/** a × numerator / denominator, rounded half up to whole rupiah. The only place where amounts are rounded. */
export function multiplyRounded(amount: bigint, numerator: bigint, denominator: bigint): Rupiah {
  if (denominator <= 0n) throw new RangeError('denominator must be positive')
  const product = amount * numerator
  const half = denominator / 2n
  const rounded = product >= 0n ? (product + half) / denominator : -((-product + half) / denominator)
  return rounded as Rupiah
}

/** The smaller of two amounts (Math.min knows no bigint). */
export function smaller(a: bigint, b: bigint): bigint {
  return b < a ? b : a
}

/** `Rp 1.250.000`: the same in both languages, as the law's invoices write it. With a non-breaking space. */
export function formatRupiah(amount: bigint | number): string {
  const digits = BigInt(amount).toString()
  const sign = digits.startsWith('-') ? '-' : ''
  const grouped = digits.replace('-', '').replace(/\B(?=(\d{3})+$)/g, '.')
  return `${sign}Rp\u00a0${grouped}`
}
