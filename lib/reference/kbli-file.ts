import { z } from 'zod'
import { parseCsv } from './csv'
import { kbliTitle } from './kbli-title'

/** One class of an official list. */
export type OfficialClass = { code: string; title_id: string; description: string | null }

/** Why a file cannot be taken. `line` is that of the text, or the position in a JSON list, from 1. */
export type FileProblem = {
  reason: 'encoding' | 'shape' | 'empty' | 'code' | 'leadingZero' | 'duplicate' | 'title'
  line?: number
  code?: string
}

export type KbliFile = { ok: true; classes: OfficialClass[] } | { ok: false; problems: FileProblem[] }

type RawClass = { line: number; code: string; title: string; description: string }

/** After so many problems a file is not worth reading on. */
const MOST_PROBLEMS = 50

const jsonList = z.array(
  z.looseObject({ code: z.string(), title: z.string(), description: z.string().nullish() }),
)

/**
 * Reads an official list of five-digit classes: a JSON list of `{ code, title, description? }`, or CSV with a head of
 * `kode,judul` (or `code,title`) and perhaps `uraian`. Nothing is taken from a file with a single problem.
 */
export function parseKbliFile(file: string | Uint8Array): KbliFile {
  const text = decode(file)
  if (text === undefined) return { ok: false, problems: [{ reason: 'encoding' }] }
  const raw = /^\s*[[{]/.test(text) ? readJson(text) : readCsv(text)
  if (!raw) return { ok: false, problems: [{ reason: 'shape' }] }
  if (raw.length === 0) return { ok: false, problems: [{ reason: 'empty' }] }

  const problems = findProblems(raw)
  if (problems.length > 0) return { ok: false, problems }
  return {
    ok: true,
    classes: raw.map((row) => ({
      code: row.code,
      title_id: kbliTitle(row.title),
      description: row.description.replace(/\s+/g, ' ').trim() || null,
    })),
  }
}

function decode(file: string | Uint8Array): string | undefined {
  if (typeof file === 'string') return file
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file)
  } catch {
    return undefined
  }
}

function readJson(text: string): RawClass[] | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  const list = jsonList.safeParse(value)
  if (!list.success) return undefined
  return list.data.map((row, index) => ({
    line: index + 1,
    code: row.code.trim(),
    title: row.title,
    description: row.description ?? '',
  }))
}

function readCsv(text: string): RawClass[] | undefined {
  const [head, ...rows] = parseCsv(text)
  const names = head?.fields.map((name) => name.trim().toLowerCase()) ?? []
  const column = (...known: string[]) => names.findIndex((name) => known.includes(name))
  const code = column('kode', 'code', 'kode kbli')
  const title = column('judul', 'title', 'judul kbli')
  const description = column('uraian', 'deskripsi', 'description')
  if (code === -1 || title === -1) return undefined
  return rows.map(({ line, fields }) => ({
    line,
    code: (fields[code] ?? '').trim(),
    title: fields[title] ?? '',
    description: fields[description] ?? '',
  }))
}

function findProblems(raw: RawClass[]): FileProblem[] {
  const seen = new Set<string>()
  const problems: FileProblem[] = []
  for (const { line, code, title } of raw) {
    // A spreadsheet that took the code for a number has eaten its zero.
    if (/^\d{4}$/.test(code)) problems.push({ reason: 'leadingZero', line, code })
    else if (!/^\d{5}$/.test(code)) problems.push({ reason: 'code', line, code })
    else if (seen.has(code)) problems.push({ reason: 'duplicate', line, code })
    if (title.trim() === '') problems.push({ reason: 'title', line, code })
    seen.add(code)
    if (problems.length >= MOST_PROBLEMS) break
  }
  return problems
}
