import { type RawBuilder, sql } from 'kysely'
import type { Db, Trx } from '@/db'
import type { WorkingCalendar } from '../working-days'
import type { KbliVersion } from './kbli-category'
import { type KbliMatch, type Match, matchKbli, queryTokens, rootsOf } from './kbli-match'
import { searchable } from './kbli-text'

export type Region = {
  code: string
  /** 1 province, 2 regency or city, 3 district, 4 village. */
  level: number
  /** In full: `Kota Bandung` and `Kabupaten Bandung` are two places. */
  name: string
  kind: string | null
}

const REGION_COLUMNS = ['code', 'level', 'name', 'kind'] as const

/** The regions directly below one, by name; the provinces below none. */
export async function listRegions(db: Db, parentCode: string | null): Promise<Region[]> {
  const regions = db.selectFrom('regions').select(REGION_COLUMNS).orderBy('name')
  return parentCode === null
    ? regions.where('level', '=', 1).execute()
    : regions.where('parent_code', '=', parentCode).execute()
}

/** A region with all above it, from the province down. Empty when there is no such region. */
export async function getRegionPath(db: Db | Trx, code: string): Promise<Region[]> {
  // A code begins with the codes above it, so one look-up by key finds them all.
  const parts = code.split('.')
  const codes = parts.map((_, index) => parts.slice(0, index + 1).join('.'))
  const path = await db
    .selectFrom('regions')
    .select(REGION_COLUMNS)
    .where('code', 'in', codes)
    .orderBy('level')
    .execute()
  return path.at(-1)?.code === code ? path : []
}

export type Holiday = {
  holiday_on: string
  name_id: string
  name_en: string
  kind: 'national' | 'collective_leave'
  source: string | null
}

/** The holidays and days of collective leave of a year, in order. */
export async function findHolidays(db: Db, year: number): Promise<Holiday[]> {
  const rows = await db
    .selectFrom('holidays')
    .select(['holiday_on', 'name_id', 'name_en', 'kind', 'source'])
    .where('holiday_on', '>=', `${year}-01-01`)
    .where('holiday_on', '<=', `${year}-12-31`)
    .orderBy('holiday_on')
    .execute()
  return rows as Holiday[]
}

/** All days off that are known. A year counts as known once it has a national holiday: collective leave alone is half a decree. */
export async function getWorkingCalendar(db: Db): Promise<WorkingCalendar> {
  const rows = await db.selectFrom('holidays').select(['holiday_on', 'kind']).orderBy('holiday_on').execute()
  return {
    daysOff: new Set(rows.map((row) => row.holiday_on)),
    years: new Set(
      rows.filter((row) => row.kind === 'national').map((row) => Number(row.holiday_on.slice(0, 4))),
    ),
  }
}

export type KbliRisk = 'low' | 'medium_low' | 'medium_high' | 'high'

export type KbliClass = {
  version: KbliVersion
  code: string
  title_id: string
  title_en: string | null
  description: string | null
  category: string | null
  everyday_words: string[]
  risk: KbliRisk | null
}

export type KbliResult = KbliClass & { match: KbliMatch }

/** A result as the browser gets it: without the whole list of everyday words, of which `match` names the one that counts. */
export type KbliHit = Omit<KbliResult, 'everyday_words'>

const COLUMNS = [
  'version',
  'code',
  'title_id',
  'title_en',
  'description',
  'category',
  'everyday_words',
  'risk',
] as const

const LONGEST_QUERY = 80
const MOST_RESULTS = 50
/** Enough for the right class to be among them, few enough to rank in a millisecond. */
const CANDIDATES = 250
/** What answers less than this part of the best result only distracts from it. */
const LEAST_SHARE = 0.04

/**
 * Business classes that answer what somebody types: a code or its beginning, a dish or a trade in everyday words, a part
 * of the title, with affixes or a typing error. Best first, each with what answered. Empty for an empty query.
 */
export async function searchKbli(
  db: Db,
  search: { version: KbliVersion; text: string; limit?: number },
): Promise<KbliResult[]> {
  const phrase = searchable(search.text.slice(0, LONGEST_QUERY))
  const tokens = queryTokens(phrase)
  if (tokens.length === 0) return []
  const limit = Math.min(search.limit ?? 10, MOST_RESULTS)

  if (/^\d+$/.test(phrase)) {
    const byCode = await candidates(db, search.version, sql`code like ${`${phrase}%`}`, sql`code`)
    return rankKbli(byCode, phrase, tokens).slice(0, limit).map(withoutScore)
  }
  const query = sql`to_tsquery('simple', ${tokens.flatMap(prefixTerms).join(' | ')})`
  const literal = await candidates(
    db,
    search.version,
    sql`search @@ ${query}`,
    sql`ts_rank(search, ${query}, 1) desc`,
  )
  let ranked = rankKbli(literal, phrase, tokens)
  const typed = tokens.filter((token) => token.length >= 4)
  if ((ranked[0]?.covered ?? 0) < tokens.length && typed.length > 0) {
    const known = new Set(literal.map((row) => row.code))
    const similar = (await similarClasses(db, search.version, typed)).filter((row) => !known.has(row.code))
    ranked = rankKbli([...literal, ...similar], phrase, tokens)
  }
  return ranked.slice(0, limit).map(withoutScore)
}

/**
 * Classes with a word like one of those typed, for when some word is found nowhere as it stands. Reads through the one
 * version, some 1,800 rows in 20 ms: the similarity that finds `seblak` from `sebak` is too low for the trigram index.
 */
function similarClasses(db: Db, version: KbliVersion, words: string[]): Promise<KbliClass[]> {
  const said = sql`array_to_string(everyday_words, ' ') || ' ' || title_id`
  const likeness = sql`greatest(${sql.join(words.map((word) => sql`word_similarity(${word}, ${said})`))})`
  return candidates(db, version, sql`${likeness} >= 0.4`, sql`${likeness} desc`)
}

type Ranked = Match & { row: KbliClass }

function rankKbli(rows: KbliClass[], phrase: string, tokens: string[]): Ranked[] {
  const ranked = rows
    .map((row) => ({ row, ...matchKbli(row, phrase, tokens) }))
    .sort((a, b) => b.score - a.score || a.row.code.localeCompare(b.row.code))
  const least = (ranked[0]?.score ?? 0) * LEAST_SHARE
  return ranked.filter(({ score }) => score > 0 && score >= least)
}

function withoutScore({ row, match }: Ranked): KbliResult {
  return { ...row, match }
}

function prefixTerms(token: string): string[] {
  return [token, ...rootsOf(token)].map((term) => `${term}:*`)
}

async function candidates(
  db: Db,
  version: KbliVersion,
  condition: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
): Promise<KbliClass[]> {
  const rows = await db
    .selectFrom('kbli_codes')
    .select(COLUMNS)
    .where('version', '=', version)
    .where(sql<boolean>`${condition}`)
    .orderBy(sql`${order}`)
    .limit(CANDIDATES)
    .execute()
  return rows as KbliClass[]
}

/** Classes by their codes, in the order of the codes; codes that do not exist are left out. */
export async function listKbli(
  db: Db | Trx,
  version: KbliVersion,
  codes: readonly string[],
): Promise<KbliClass[]> {
  if (codes.length === 0) return []
  const rows = await db
    .selectFrom('kbli_codes')
    .select(COLUMNS)
    .where('version', '=', version)
    .where('code', 'in', [...codes])
    .orderBy('code')
    .execute()
  return rows as KbliClass[]
}
