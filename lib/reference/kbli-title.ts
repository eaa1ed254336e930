/** Short words that stay small inside an Indonesian title (EYD V, I.F.12). */
const SMALL = new Set(
  'atau atas bagi beserta dan dari dalam dengan di ke maupun melalui oleh pada secara serta tanpa untuk yang'.split(
    ' ',
  ),
)

/** What keeps its own spelling. */
const FIXED = new Map(
  [
    'YTDL',
    'LPG',
    'OPT',
    'IPTV',
    'AKAP',
    'AKDP',
    'JPT',
    'PRT',
    'SMS',
    'CD',
    'DVD',
    'LED',
    'LKS',
    'ITKP',
    'B2',
    'B3',
    '3D',
    'IoT',
  ].map((word) => [word.toUpperCase(), word]),
)

/**
 * A class title as one reads it: the 2025 list is published in capitals only, the 2020 list is not.
 * Text that already has small letters is only cleaned of stray blanks.
 */
export function kbliTitle(published: string): string {
  const text = published.replace(/\s+/g, ' ').replace(/\( /g, '(').replace(/ \)/g, ')').trim()
  if (/\p{Ll}/u.test(text)) return text
  let first = true
  return text.replace(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu, (word) => {
    const cased = casedWord(word, first)
    first = false
    return cased
  })
}

function casedWord(word: string, first: boolean): string {
  const fixed = FIXED.get(word)
  if (fixed) return fixed
  const lower = word.toLowerCase()
  if (!first && SMALL.has(lower)) return lower
  const [head = '', ...rest] = lower.split('-')
  // A word said twice has two capitals (Alat-Alat), a changed repetition only one (Buah-buahan).
  return [capital(head), ...rest.map((part) => (part === head ? capital(part) : part))].join('-')
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
