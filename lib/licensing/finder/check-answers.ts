import type { Db, Trx } from '@/db'
import { CURRENT_KBLI } from '@/lib/reference/kbli-category'
import { searchable } from '@/lib/reference/kbli-text'
import {
  getRegionPath,
  type KbliClass,
  type KbliResult,
  listKbli,
  type Region,
  searchKbli,
} from '@/lib/reference/queries'
import { type CheckQuery, MOST_ACTIVITIES, phrasesOf, sizesOf } from './check-query'
import type { BusinessProfile } from './profile'

export type UnderstoodActivity = {
  activity: KbliClass
  /** The words it was understood from; absent when the class itself was chosen. */
  phrase?: string
  /** Other classes that the words could mean. */
  others: KbliClass[]
}

export type AskedActivities = {
  understood: UnderstoodActivity[]
  /** Words that could mean several classes: one of them must be chosen. */
  ambiguous: { phrase: string; classes: KbliClass[] }[]
  /** Words that no class answers. */
  unknown: string[]
}

const MOST_CHOICES = 8

/** What the activities of a check mean: classes chosen by code, and words that are clear enough to stand for one. */
export async function findActivities(db: Db, query: CheckQuery): Promise<AskedActivities> {
  const phrases = phrasesOf(query.text).slice(0, MOST_ACTIVITIES - query.codes.length)
  const [chosen, results] = await Promise.all([
    listKbli(db, CURRENT_KBLI, query.codes),
    Promise.all(phrases.map((text) => searchKbli(db, { version: CURRENT_KBLI, text, limit: MOST_CHOICES }))),
  ])
  const asked: AskedActivities = {
    understood: query.codes.flatMap((code) =>
      chosen.filter((row) => row.code === code).map((activity) => ({ activity, others: [] })),
    ),
    ambiguous: [],
    unknown: [],
  }
  phrases.forEach((phrase, index) => {
    const classes = results[index] ?? []
    const clear = clearAnswer(phrase, classes)
    if (clear && asked.understood.some(({ activity }) => activity.code === clear.code)) return
    if (clear)
      asked.understood.push({ activity: clear, phrase, others: classes.filter((one) => one !== clear) })
    else if (classes.length > 0) asked.ambiguous.push({ phrase, classes })
    else asked.unknown.push(phrase)
  })
  return asked
}

/** The one class that the words name: the only answer, or the only one that carries just these words. */
function clearAnswer(phrase: string, classes: KbliResult[]): KbliClass | undefined {
  if (classes.length === 1) return classes[0]
  const exact = classes.filter(({ match }) => searchable(match.text) === searchable(phrase))
  return exact.length === 1 ? exact[0] : undefined
}

/** The same check with the words that were clear replaced by their classes: what a link should hold. */
export function settled(query: CheckQuery, { understood, ambiguous, unknown }: AskedActivities): CheckQuery {
  return {
    ...query,
    text: [...ambiguous.map(({ phrase }) => phrase), ...unknown].join(', '),
    codes: understood.map(({ activity }) => activity.code),
  }
}

export type AskedPlace = {
  /** From the province down, as far as the list of regions knows it. */
  path: Region[]
  /** The address named something below that which does not exist (any more). */
  is_partial: boolean
}

/** The place of a check; a region that is not known falls back to the one above it. */
export async function findPlace(db: Db | Trx, code: string): Promise<AskedPlace> {
  for (let known = code; known !== ''; known = known.slice(0, Math.max(known.lastIndexOf('.'), 0))) {
    const path = await getRegionPath(db, known)
    if (path.length > 0) return { path, is_partial: known !== code }
  }
  return { path: [], is_partial: code !== '' }
}

/** Who asks, as the finder judges them. */
export function profileOfCheck(
  query: CheckQuery,
  activities: KbliClass[],
  place: AskedPlace,
  locale: string,
): BusinessProfile {
  return {
    activities: activities.map((row) => ({
      version: row.version,
      code: row.code,
      title: (locale === 'en' && row.title_en) || row.title_id,
      risk: row.risk,
    })),
    place_code: place.path.at(-1)?.code ?? null,
    ...sizesOf(query),
    entity_kind: query.entity_kind === '' ? null : query.entity_kind,
    has_nib: query.has_nib,
    holdings: query.held.map((code) => ({
      kind: 'license',
      code,
      id: code,
      number: '',
      status: 'active',
      valid_until_on: null,
      is_renewing: false,
    })),
  }
}
