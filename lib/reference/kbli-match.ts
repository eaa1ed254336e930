import { descriptionGist, searchable } from './kbli-text'

/** What of a class answered the search, to be shown with the result. */
export type KbliMatch = { field: 'code' | 'word' | 'title' | 'description'; text: string }

export type Matchable = {
  code: string
  title_id: string
  title_en: string | null
  description: string | null
  everyday_words: readonly string[]
}

/** Words that people type around what they mean, in Indonesian and English. */
const FILLER = new Set(
  'saya kami aku punya mau ingin usaha bisnis kecil kecilan rumahan umkm dan atau yang di ke dari untuk dengan serta pakai my a an the of and for i we own small business'.split(
    ' ',
  ),
)

const PREFIXES = [
  'meng',
  'meny',
  'mem',
  'men',
  'me',
  'peng',
  'peny',
  'pem',
  'pen',
  'pe',
  'ber',
  'per',
  'ter',
  'di',
  'ke',
]
const SUFFIXES = ['annya', 'kan', 'nya', 'an', 'i']
const SHORTEST_ROOT = 4
const MOST_TOKENS = 6

/** The words of a query that carry its meaning; all of them when nothing else is left. */
export function queryTokens(text: string): string[] {
  const words = [...new Set(searchable(text).split(' ').filter(Boolean))]
  const meant = words.filter((word) => !FILLER.has(word))
  return (meant.length > 0 ? meant : words).slice(0, MOST_TOKENS)
}

/** A word without the Indonesian affixes it may carry: menjahit and jahitan both lead to jahit. Rough on purpose: it only widens a search. */
export function rootsOf(word: string): string[] {
  const roots = new Set<string>()
  const withoutSuffix = SUFFIXES.filter((suffix) => word.endsWith(suffix)).map((suffix) =>
    word.slice(0, -suffix.length),
  )
  for (const form of [word, ...withoutSuffix]) {
    if (form !== word) roots.add(form)
    for (const prefix of PREFIXES) if (form.startsWith(prefix)) roots.add(form.slice(prefix.length))
  }
  return [...roots].filter((root) => root.length >= SHORTEST_ROOT)
}

export type Match = { score: number; covered: number; match: KbliMatch }

/** How well a class answers (higher is better, 0 not at all), how many of the tokens it covers, and what answered. */
export function matchKbli(row: Matchable, phrase: string, tokens: string[]): Match {
  const none: Match = { score: 0, covered: 0, match: { field: 'title', text: row.title_id } }
  if (/^\d+$/.test(phrase)) {
    return row.code.startsWith(phrase)
      ? { score: 1000, covered: tokens.length, match: { field: 'code', text: row.code } }
      : none
  }
  const fields = fieldsOf(row)
  const whole = wholePhrase(fields, phrase)
  const found = tokens.flatMap((token) => bestOf(fields, token) ?? [])
  const sum =
    found.reduce((total, hit) => total + hit.score, 0) * (found.length / Math.max(tokens.length, 1)) ** 2
  const best = [...(whole ? [whole] : []), ...found].sort((a, b) => b.score - a.score)[0]
  return best ? { score: sum + (whole?.score ?? 0), covered: found.length, match: best.match } : none
}

type Hit = { score: number; match: KbliMatch }
type Field = { match: KbliMatch; words: string[]; weight: number }

function fieldsOf(row: Matchable): Field[] {
  const field = (name: KbliMatch['field'], text: string | null, weight: number): Field => ({
    match: { field: name, text: text ?? '' },
    words: searchable(text ?? '').split(' '),
    weight,
  })
  return [
    ...row.everyday_words.map((word) => field('word', word, 30)),
    field('title', row.title_id, 24),
    field('title', row.title_en, 18),
    field('description', descriptionGist(row.description), 8),
  ]
}

/** The whole query is one of the everyday words, or begins one. What stands earlier in the list is nearer to the class. */
function wholePhrase(fields: Field[], phrase: string): Hit | undefined {
  let best: Hit | undefined
  fields.forEach(({ match, words }, index) => {
    if (match.field !== 'word') return
    const entry = words.join(' ')
    const score = phraseScore(entry, phrase) - index
    if (score > (best?.score ?? 0)) best = { score, match }
  })
  return best
}

function phraseScore(entry: string, phrase: string): number {
  if (entry === phrase) return 100
  if (phrase.length >= 3 && entry.startsWith(phrase)) return 50
  return isNear(phrase, entry) ? 30 : 0
}

function bestOf(fields: Field[], token: string): Hit | undefined {
  const roots = rootsOf(token)
  let best: Hit | undefined
  for (const field of fields) {
    const score = field.weight * nearness(field, token, roots)
    if (score > (best?.score ?? 0)) best = { score, match: field.match }
  }
  return best
}

/** From 1, the very word, down to 0. */
function nearness({ match, words }: Field, token: string, roots: string[]): number {
  let best = 0
  for (const word of words) {
    if (word === token) return 1
    if (best < 0.7 && token.length >= 3 && word.startsWith(token)) best = 0.7
    else if (best < 0.6 && roots.includes(word)) best = 0.6
    // Prose is too rich in words for guessing at typing errors.
    else if (best < 0.4 && match.field !== 'description' && isNear(token, word)) best = 0.4
  }
  return best
}

/** One slip of the finger in a word of four letters or more, two in one of eight or more. */
function isNear(typed: string, word: string): boolean {
  const allowed = typed.length >= 8 ? 2 : 1
  if (typed.length < 4 || word.length < 4 || Math.abs(typed.length - word.length) > allowed) return false
  return editDistance(typed, word) <= allowed
}

/** Letters to add, drop, change or swap with their neighbour (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      let best = Math.min(changed, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1)
      row.push(best)
    }
    beforeLast = last
    last = row
  }
  return last[b.length] ?? 0
}
