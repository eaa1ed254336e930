import { z } from 'zod'
import { parseCsv } from './csv'
import type { Holiday } from './queries'

export type HolidayKind = Holiday['kind']

/** A day of a file. */
export type FileHoliday = Pick<Holiday, 'holiday_on' | 'name_id' | 'name_en' | 'kind'>

/** Why a line cannot be taken. `line` is that of the text, or the position in a JSON list, from 1. */
export type HolidayProblem = {
  reason: 'shape' | 'empty' | 'date' | 'otherYear' | 'duplicate' | 'name' | 'kind'
  line?: number
  text?: string
}

export type HolidayFile =
  | { ok: true; source: string | null; holidays: FileHoliday[] }
  | { ok: false; problems: HolidayProblem[] }

type RawHoliday = { line: number; day: string; name_id: string; name_en: string; kind: string }

/** After so many problems a file is not worth reading on. */
const MOST_PROBLEMS = 50
/** More days than a year has weeks of them: whatever it is, it is no joint decree. */
const MOST_DAYS = 120
const LONGEST_NAME = 200

const KINDS: Record<string, HolidayKind> = {
  national: 'national',
  nasional: 'national',
  'libur nasional': 'national',
  collective_leave: 'collective_leave',
  'collective leave': 'collective_leave',
  'cuti bersama': 'collective_leave',
}

const jsonDay = z.looseObject({
  holiday_on: z.string(),
  name_id: z.string(),
  name_en: z.string().nullish(),
  kind: z.string().nullish(),
})
const jsonFile = z.union([
  z
    .array(jsonDay)
    .max(MOST_DAYS)
    .transform((holidays) => ({ holidays, source: null })),
  z.looseObject({ source: z.string().max(300).nullish(), holidays: z.array(jsonDay).max(MOST_DAYS) }),
])

/**
 * Reads the holidays of one year: JSON as the export writes it (or only its list), or CSV with a head of
 * `tanggal,nama,nama_inggris,jenis` (or `holiday_on,name_id,name_en,kind`). Days are `2027-01-01` or `01/01/2027`; without
 * a kind a day is a national holiday, without an English name it keeps the Indonesian one. Nothing is taken from a file
 * with a single problem.
 */
export function parseHolidayFile(text: string, year: number): HolidayFile {
  const source = text.replace(/^\uFEFF/, '')
  const raw = /^\s*[[{]/.test(source) ? readJson(source) : readCsv(source)
  if (!raw) return { ok: false, problems: [{ reason: 'shape' }] }
  if (raw.days.length === 0) return { ok: false, problems: [{ reason: 'empty' }] }
  if (raw.days.length > MOST_DAYS) return { ok: false, problems: [{ reason: 'shape' }] }
  const problems: HolidayProblem[] = []
  const holidays = new Map<string, FileHoliday>()
  for (const row of raw.days) {
    const read = readDay(row, year, holidays)
    if ('reason' in read) problems.push(read)
    else holidays.set(read.holiday_on, read)
    if (problems.length >= MOST_PROBLEMS) break
  }
  if (problems.length > 0) return { ok: false, problems }
  const sorted = [...holidays.values()].sort((a, b) => a.holiday_on.localeCompare(b.holiday_on))
  return { ok: true, source: raw.source, holidays: sorted }
}

function readDay(
  row: RawHoliday,
  year: number,
  known: ReadonlyMap<string, FileHoliday>,
): FileHoliday | HolidayProblem {
  const at = { line: row.line, text: row.day.slice(0, 60) }
  const day = isoDay(row.day)
  if (!day) return { reason: 'date', ...at }
  if (!day.startsWith(`${year}-`)) return { reason: 'otherYear', ...at }
  if (known.has(day)) return { reason: 'duplicate', ...at }
  const nameId = row.name_id.replace(/\s+/g, ' ').trim()
  if (nameId === '' || nameId.length > LONGEST_NAME) return { reason: 'name', ...at }
  const nameEn = row.name_en.replace(/\s+/g, ' ').trim().slice(0, LONGEST_NAME) || nameId
  const kind = KINDS[row.kind.trim().toLowerCase() || 'national']
  if (!kind) return { reason: 'kind', line: row.line, text: row.kind.slice(0, 60) }
  return { holiday_on: day, name_id: nameId, name_en: nameEn, kind }
}

/** A calendar day that exists, as `YYYY-MM-DD`. */
function isoDay(text: string): string | undefined {
  const trimmed = text.trim()
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(trimmed)
  const day = local ? `${local[3]}-${local[2]?.padStart(2, '0')}-${local[1]?.padStart(2, '0')}` : trimmed
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined
  const instant = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day) ? day : undefined
}

function readJson(text: string): { source: string | null; days: RawHoliday[] } | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  const file = jsonFile.safeParse(value)
  if (!file.success) return undefined
  return {
    source: file.data.source ?? null,
    days: file.data.holidays.map((row, index) => ({
      line: index + 1,
      day: row.holiday_on,
      name_id: row.name_id,
      name_en: row.name_en ?? '',
      kind: row.kind ?? '',
    })),
  }
}

function readCsv(text: string): { source: null; days: RawHoliday[] } | undefined {
  const [head, ...rows] = parseCsv(text)
  const names = head?.fields.map((name) => name.trim().toLowerCase()) ?? []
  const column = (...known: string[]) => names.findIndex((name) => known.includes(name))
  const day = column('tanggal', 'holiday_on', 'date')
  const nameId = column('nama', 'name_id', 'nama_indonesia', 'keterangan')
  const nameEn = column('nama_inggris', 'name_en')
  const kind = column('jenis', 'kind')
  if (day === -1 || nameId === -1) return undefined
  return {
    source: null,
    days: rows.map(({ line, fields }) => ({
      line,
      day: fields[day] ?? '',
      name_id: fields[nameId] ?? '',
      name_en: fields[nameEn] ?? '',
      kind: fields[kind] ?? '',
    })),
  }
}

export type HolidayDifference =
  | { kind: 'added'; after: FileHoliday }
  | { kind: 'changed'; before: FileHoliday; after: FileHoliday }
  | { kind: 'removed'; before: FileHoliday }

/** What a file would change in its year, by day. With `replace`, days that the file does not name go. */
export function holidayDifference(
  present: readonly FileHoliday[],
  file: readonly FileHoliday[],
  replace: boolean,
): HolidayDifference[] {
  const before = new Map(present.map((row) => [row.holiday_on, row]))
  const named = new Set(file.map((row) => row.holiday_on))
  const differences = file.flatMap((after): HolidayDifference[] => {
    const known = before.get(after.holiday_on)
    if (!known) return [{ kind: 'added', after }]
    return isSame(known, after) ? [] : [{ kind: 'changed', before: known, after }]
  })
  const gone = replace ? present.filter((row) => !named.has(row.holiday_on)) : []
  return [...differences, ...gone.map((row): HolidayDifference => ({ kind: 'removed', before: row }))].sort(
    (a, b) => dayOfDifference(a).localeCompare(dayOfDifference(b)),
  )
}

/** The day that a difference is about. */
export function dayOfDifference(difference: HolidayDifference): string {
  return difference.kind === 'removed' ? difference.before.holiday_on : difference.after.holiday_on
}

function isSame(a: FileHoliday, b: FileHoliday): boolean {
  return a.name_id === b.name_id && a.name_en === b.name_en && a.kind === b.kind
}
