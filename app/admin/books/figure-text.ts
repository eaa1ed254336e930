import { formatRupiah } from '@/lib/money'

/** `Rp 1,2 jt`: for the labels of a chart, where there is no room for all digits. */
export function shortRupiah(amount: bigint, locale: string): string {
  const language = locale === 'en' ? 'en-GB' : 'id-ID'
  const format = new Intl.NumberFormat(language, { notation: 'compact', maximumSignificantDigits: 3 })
  return `Rp\u00a0${format.format(amount)}`
}

/** `+Rp 50.000` or `-Rp 50.000`. */
export function signedRupiah(amount: bigint): string {
  return amount > 0n ? `+${formatRupiah(amount)}` : formatRupiah(amount)
}

/** Tenths of a percent as `12,5 %`; a dash where there is nothing to divide by. */
export function percentText(permille: number | null, locale: string): string {
  if (permille === null) return '–'
  const language = locale === 'en' ? 'en-GB' : 'id-ID'
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(permille / 10)} %`
}

/** Whether it went up, down or stayed. */
export function directionOf(change: bigint | number): 'up' | 'down' | 'flat' {
  return change > 0 ? 'up' : change < 0 ? 'down' : 'flat'
}
