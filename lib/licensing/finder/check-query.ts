import { scaleOf } from '@/lib/onboarding/scale'
import { ENTITY_KINDS, type EntityKind, type Scale } from '../definitions/definition'
import { type BusinessProfile, exactSales, type SalesRange } from './profile'

// The state of a public check is its address: short, in one order, and read without trust. A link made today says the same
// next year; one that holds nonsense, or what is not known any more, counts as not having said it.

/** Yearly sales as people can say them, with the scale they make (PP 7/2021 art. 35). */
export const SIZE_BANDS = {
  none: { scale: null, from: 0n, to: 0n },
  upto500: { scale: 'micro', from: 1n, to: 500_000_000n },
  micro: { scale: 'micro', from: 500_000_001n, to: 2_000_000_000n },
  small: { scale: 'small', from: 2_000_000_001n, to: 15_000_000_000n },
  medium: { scale: 'medium', from: 15_000_000_001n, to: 50_000_000_000n },
  large: { scale: 'large', from: 50_000_000_001n, to: null },
} as const satisfies Record<string, SalesRange & { scale: Scale | null }>
export type SizeBand = keyof typeof SIZE_BANDS

export const MOST_ACTIVITIES = 5
const LONGEST_TEXT = 120
/** In an address letters beyond ASCII are up to nine signs each. */
const LONGEST_ENCODED = 360
const MOST_HELD = 10

export type CheckQuery = {
  /** Activities in everyday words, separated by commas, that no class stands for yet. */
  text: string
  /** Classes of the KBLI 2025. */
  codes: string[]
  /** A region of any level, or an empty text. */
  place: string
  size: SizeBand | ''
  /** Digits of whole rupiah, or an empty text. */
  sales: string
  capital: string
  people: string
  entity_kind: EntityKind | ''
  has_nib: boolean | null
  /** Codes of licence types it holds. */
  held: string[]
}

type Parameters = Record<string, string | string[] | undefined>

/** What an address asks. Lists may be repeated, as forms send them, or joined by `-`, as links have them. */
export function readCheckQuery(parameters: Parameters): CheckQuery {
  const all = (...keys: string[]) =>
    keys
      .flatMap((key) => (Object.hasOwn(parameters, key) ? (parameters[key] ?? []) : []))
      .filter((value) => typeof value === 'string')
      .slice(0, 50)
  const first = (...keys: string[]) => all(...keys)[0]?.trim() ?? ''
  const parts = (shape: RegExp, ...keys: string[]) => [
    ...new Set(
      all(...keys)
        .flatMap((value) => value.slice(0, 1000).split('-'))
        .filter((value) => shape.test(value)),
    ),
  ]
  const size = first('size')
  const entity = ENTITY_KINDS.find((kind) => kind === first('kind')) ?? ''
  const nib = first('nib')
  const sales = readAmount(first('sales'))
  return {
    text: cleanText(all('q').join(', ')),
    // `kbli` and `province` are how the first links said it.
    codes: parts(/^\d{5}$/, 'a', 'kbli').slice(0, MOST_ACTIVITIES),
    place: readPlace(all('at', 'province').map((value) => value.trim())),
    size: sales === '' && Object.hasOwn(SIZE_BANDS, size) ? (size as SizeBand) : '',
    sales,
    capital: readAmount(first('capital')),
    people: /^[1-9]\d{0,5}$/.test(first('people')) ? first('people') : '',
    entity_kind: entity,
    has_nib: nib === '1' ? true : nib === '0' ? false : null,
    held: parts(/^[a-z][a-z0-9_]{0,39}$/, 'has')
      .sort()
      .slice(0, MOST_HELD),
  }
}

/** A check as text holds it, with or without the `?`; read as carefully as an address. */
export function parseCheckQuery(text: string): CheckQuery {
  const parameters = new URLSearchParams(text.slice(0, 2000))
  return readCheckQuery(
    Object.fromEntries([...parameters.keys()].map((key) => [key, parameters.getAll(key)])),
  )
}

/** The same as an address has it, without `?`: empty when nothing is asked. */
export function writeCheckQuery(query: CheckQuery): string {
  const parameters = new URLSearchParams()
  const set = (key: string, value: string) => value !== '' && parameters.set(key, value)
  set('q', query.text)
  set('a', query.codes.join('-'))
  set('at', query.place)
  set('size', query.size)
  set('sales', query.sales)
  set('capital', query.capital)
  set('people', query.people)
  set('kind', query.entity_kind)
  set('nib', query.has_nib === null ? '' : query.has_nib ? '1' : '0')
  set('has', query.held.join('-'))
  return parameters.toString()
}

/** The address of the check with parts of it changed. */
export function checkHref(query: CheckQuery, changes: Partial<CheckQuery> = {}): string {
  const asked = writeCheckQuery({ ...query, ...changes })
  return asked === '' ? '/check' : `/check?${asked}`
}

/** The activities named in words, one by one. */
export function phrasesOf(text: string): string[] {
  const phrases = text
    .split(/[,;\n]/)
    .map((phrase) => phrase.replace(/\s+/g, ' ').trim())
    .filter((phrase) => /[\p{L}\p{N}]{2}/u.test(phrase))
  return [...new Set(phrases)].slice(0, MOST_ACTIVITIES)
}

type Sizes = Pick<BusinessProfile, 'scale' | 'yearly_sales'>

/** The scale and sales that were said: a figure before a range, and capital where nothing is sold yet. */
export function sizesOf(query: Pick<CheckQuery, 'size' | 'sales' | 'capital'>): Sizes {
  const capital = query.capital === '' ? null : BigInt(query.capital)
  const exact = query.sales === '' ? (query.size === 'none' ? 0n : null) : BigInt(query.sales)
  if (exact !== null) {
    const isKnown = exact > 0n || capital !== null
    return { scale: isKnown ? scaleOf(capital ?? 0n, exact).scale : null, yearly_sales: exactSales(exact) }
  }
  if (query.size !== '') {
    const { scale, from, to } = SIZE_BANDS[query.size]
    return { scale, yearly_sales: { from, to } }
  }
  // Who registers before selling is judged by the capital.
  return { scale: capital === null ? null : scaleOf(capital, 0n).scale, yearly_sales: null }
}

/** Several values come from the lists of a form, one for each level: the deepest that lies in all above it. */
function readPlace(values: string[]): string {
  let place = ''
  for (const value of values) {
    if (!/^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/.test(value)) continue
    if (place === '' || value.startsWith(`${place}.`)) place = value
  }
  return place
}

const UNITS: Record<string, number> = {
  ribu: 1e3,
  rb: 1e3,
  juta: 1e6,
  jt: 1e6,
  million: 1e6,
  miliar: 1e9,
  milyar: 1e9,
  billion: 1e9,
}
const LARGEST_AMOUNT = 1e15 - 1

/** Digits of whole rupiah from what people write: `Rp 180.000.000`, `180 juta`, `1,5 miliar`. Empty when it is no amount. */
export function readAmount(typed: string): string {
  const [, figure = '', unit = ''] = /^(?:rp\.?)?\s*([\d.,\s]{1,24}?)\s*([a-z]*)$/i.exec(typed.trim()) ?? []
  const factor = unit === '' ? 1 : UNITS[unit.toLowerCase()]
  if (factor === undefined || !/\d/.test(figure)) return ''
  const compact = figure.replace(/\s/g, '')
  const isFraction = factor > 1 && /^\d+[.,]\d{1,2}$/.test(compact)
  const isGrouped = /^\d{1,3}([.,]\d{3})*(,00)?$|^\d+$/.test(compact)
  if (!isFraction && !isGrouped) return ''
  const number = isFraction
    ? Number(compact.replace(',', '.'))
    : Number(compact.replace(/,00$/, '').replace(/[.,]/g, ''))
  const amount = Math.round(number * factor)
  return amount <= LARGEST_AMOUNT ? String(amount) : ''
}

/** Letters, figures and what stands between words; commas part the activities. What is too long is left out, not cut off. */
function cleanText(text: string): string {
  const phrases = phrasesOf(text.slice(0, 1000).replace(/[^\p{L}\p{M}\p{N}\s,;.&/()'’-]/gu, ' '))
  let kept = ''
  for (const phrase of phrases) {
    const longer = kept === '' ? phrase : `${kept}, ${phrase}`
    if (longer.length <= LONGEST_TEXT && encodeURIComponent(longer).length <= LONGEST_ENCODED) kept = longer
  }
  return kept
}
