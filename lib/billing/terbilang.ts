const UNITS = ['', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan']
const SCALES = ['', 'ribu', 'juta', 'miliar', 'triliun', 'kuadriliun']

/** The largest amount that has words here: 999 kuadriliun and all below it. */
export const MOST_SPELLED = 10n ** 18n - 1n

/**
 * A whole number in Indonesian words, as receipts and invoices spell their total: 54390 → `lima puluh empat ribu tiga ratus
 * sembilan puluh`. From 0 to 999 quadrillion; throws a RangeError outside.
 */
export function spellNumber(value: bigint): string {
  if (value < 0n || value > MOST_SPELLED) throw new RangeError(`Cannot spell ${value}`)
  if (value === 0n) return 'nol'
  const words: string[] = []
  for (let scale = SCALES.length - 1; scale >= 0; scale--) {
    const group = Number((value / 1000n ** BigInt(scale)) % 1000n)
    if (group === 0) continue
    // Only ten, eleven, a hundred and a thousand take the prefix se-; a million is "satu juta".
    if (scale === 1 && group === 1) words.push('seribu')
    else words.push(...spellGroup(group), SCALES[scale] ?? '')
  }
  return words.join(' ').trimEnd()
}

/** An amount as an invoice spells it: `Lima puluh empat ribu tiga ratus sembilan puluh rupiah`. */
export function spellRupiah(amount: bigint): string {
  const words = `${spellNumber(amount)} rupiah`
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function spellGroup(group: number): string[] {
  const hundreds = Math.floor(group / 100)
  const rest = group % 100
  const words = hundreds === 0 ? [] : hundreds === 1 ? ['seratus'] : [unit(hundreds), 'ratus']
  if (rest === 0) return words
  if (rest < 10) return [...words, unit(rest)]
  if (rest === 10) return [...words, 'sepuluh']
  if (rest === 11) return [...words, 'sebelas']
  if (rest < 20) return [...words, unit(rest - 10), 'belas']
  const ones = rest % 10
  return [...words, unit(Math.floor(rest / 10)), 'puluh', ...(ones ? [unit(ones)] : [])]
}

function unit(digit: number): string {
  return UNITS[digit] ?? ''
}
