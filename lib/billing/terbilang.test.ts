import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MOST_SPELLED, spellNumber, spellRupiah } from './terbilang'

test.each([
  [0n, 'nol'],
  [1n, 'satu'],
  [10n, 'sepuluh'],
  [11n, 'sebelas'],
  [12n, 'dua belas'],
  [20n, 'dua puluh'],
  [21n, 'dua puluh satu'],
  [100n, 'seratus'],
  [101n, 'seratus satu'],
  [111n, 'seratus sebelas'],
  [999n, 'sembilan ratus sembilan puluh sembilan'],
  [1_000n, 'seribu'],
  [1_001n, 'seribu satu'],
  [2_000n, 'dua ribu'],
  [11_000n, 'sebelas ribu'],
  [21_000n, 'dua puluh satu ribu'],
  [100_000n, 'seratus ribu'],
  [101_000n, 'seratus satu ribu'],
  [54_390n, 'lima puluh empat ribu tiga ratus sembilan puluh'],
  [1_000_000n, 'satu juta'],
  [1_001_000n, 'satu juta seribu'],
  [1_653_900n, 'satu juta enam ratus lima puluh tiga ribu sembilan ratus'],
  [1_000_000_000n, 'satu miliar'],
  [1_000_000_000_000n, 'satu triliun'],
  [1_000_000_000_000_000n, 'satu kuadriliun'],
])('%s is %s', (value, words) => {
  expect(spellNumber(value)).toBe(words)
})

test('an amount begins with a capital and names its currency', () => {
  expect(spellRupiah(54_390n)).toBe('Lima puluh empat ribu tiga ratus sembilan puluh rupiah')
})

test('outside of what it can spell it says so', () => {
  expect(() => spellNumber(-1n)).toThrow(RangeError)
  expect(() => spellNumber(MOST_SPELLED + 1n)).toThrow(RangeError)
})

const DIGITS = ['', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan']
const SCALES: Record<string, bigint> = {
  ribu: 10n ** 3n,
  juta: 10n ** 6n,
  miliar: 10n ** 9n,
  triliun: 10n ** 12n,
  kuadriliun: 10n ** 15n,
}

/** Reads the words back by the rules a reader uses. */
function read(words: string): bigint {
  let total = 0n
  let group = 0n
  let digit = 0n
  const flush = () => {
    group += digit
    digit = 0n
  }
  for (const word of words.split(' ')) {
    const scale = SCALES[word]
    if (DIGITS.indexOf(word) > 0) digit = BigInt(DIGITS.indexOf(word))
    else if (word === 'nol') digit = 0n
    else if (word === 'sepuluh') group += 10n
    else if (word === 'sebelas') group += 11n
    else if (word === 'seratus') group += 100n
    else if (word === 'seribu') total += 1000n
    else if (word === 'belas') {
      group += digit + 10n
      digit = 0n
    } else if (word === 'puluh') {
      group += digit * 10n
      digit = 0n
    } else if (word === 'ratus') {
      group += digit * 100n
      digit = 0n
    } else if (scale) {
      flush()
      total += group * scale
      group = 0n
    } else throw new Error(`No word: ${word}`)
  }
  flush()
  return total + group
}

test('what is spelled reads back as the same number', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, MOST_SPELLED), (value) => {
      const words = spellNumber(value)
      expect(read(words)).toBe(value)
      expect(words).toBe(words.trim().replace(/\s+/g, ' '))
      expect(words).not.toMatch(/satu (puluh|ratus|belas)|^satu ribu/)
    }),
    { numRuns: 2000 },
  )
})
