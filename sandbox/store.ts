import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { isObject } from './http'
import { createState, type State } from './state'
import type { Table } from './table'

export type Store = {
  state: State
  /** Writes what has changed; happens by itself before anything leaves the process. */
  flush: () => void
  /** Forgets a table, or everything, on the disk too. */
  forget: (table?: keyof State) => void
  /** Flushes, and leaves one complete state.json behind. */
  close: () => void
}

/** How much may be appended before everything is written anew; more where everything is more. */
const JOURNAL_BYTES = 16_000_000

/**
 * The state and its files: state.json, replaced whole and by rename, and a journal beside it to which every changed row
 * is appended before the answer or webhook that tells of it goes out. A process killed at any moment loses nothing it
 * has told anybody. Without a folder all of it is in memory only.
 */
export function openStore(dataDir: string | undefined): Store {
  const dirty = new Map<string, [table: string, row: object]>()
  let scheduled = false
  let generation = 0
  let journal: number | undefined
  let written = 0
  let limit = JOURNAL_BYTES

  const state = createState((table, id, row) => {
    if (!dataDir) return
    dirty.set(`${table} ${id}`, [table, row])
    if (scheduled) return
    scheduled = true
    queueMicrotask(flush)
  })

  function flush() {
    scheduled = false
    if (journal === undefined || dirty.size === 0) return
    let lines = ''
    for (const change of dirty.values()) lines += `${JSON.stringify(change)}\n`
    dirty.clear()
    written += writeSync(journal, lines)
    if (written > limit) rewrite()
  }

  /** A new state.json names the journal that continues it: whatever an older one holds is in it already. */
  function rewrite() {
    if (!dataDir) return
    const before = generation++
    const file = join(dataDir, 'state.json')
    const rows = Object.entries(state).map(([name, table]) => [name, table.all()])
    const text = JSON.stringify({ generation, ...Object.fromEntries(rows) })
    writeFileSync(`${file}.tmp`, text)
    limit = Math.max(JOURNAL_BYTES, text.length)
    renameSync(`${file}.tmp`, file)
    if (journal !== undefined) closeSync(journal)
    journal = openSync(journalFile(dataDir, generation), 'w')
    written = 0
    rmSync(journalFile(dataDir, before), { force: true })
  }

  if (dataDir) {
    mkdirSync(dataDir, { recursive: true })
    generation = load(dataDir, state)
    rewrite()
    for (const name of readdirSync(dataDir)) {
      if (/^journal-\d+\.ndjson$/.test(name) && name !== `journal-${generation}.ndjson`) {
        rmSync(join(dataDir, name), { force: true })
      }
    }
  }

  return {
    state,
    flush,
    forget(name) {
      flush()
      for (const table of name ? [state[name]] : Object.values(state)) table.clear()
      rewrite()
    },
    close() {
      flush()
      rewrite()
      if (journal !== undefined) closeSync(journal)
      journal = undefined
    },
  }
}

function journalFile(dataDir: string, generation: number): string {
  return join(dataDir, `journal-${generation}.ndjson`)
}

/** Reads state.json and the journal that continues it; answers the generation they are of. */
function load(dataDir: string, state: State): number {
  const saved = readSaved(join(dataDir, 'state.json'))
  const generation = typeof saved.generation === 'number' ? saved.generation : 0
  for (const name of Object.keys(state)) {
    const rows = saved[name]
    if (Array.isArray(rows)) tableOf(state, name)?.load(rows as object[])
  }
  let journal = ''
  try {
    journal = readFileSync(journalFile(dataDir, generation), 'utf8')
  } catch {
    return generation
  }
  for (const line of journal.split('\n')) {
    const change = parsed(line)
    // The last line may have been cut off by the end of the process: nobody was told of it.
    if (Array.isArray(change)) tableOf(state, String(change[0]))?.load([change[1] as object])
  }
  return generation
}

function tableOf(state: State, name: string): Table<object> | undefined {
  return Object.hasOwn(state, name) ? (state[name as keyof State] as unknown as Table<object>) : undefined
}

function readSaved(file: string): Record<string, unknown> {
  let raw: string
  try {
    raw = readFileSync(file, 'utf8')
  } catch {
    return {}
  }
  const saved = parsed(raw)
  if (isObject(saved)) return saved
  console.warn(`Sandbox: ${file} cannot be read; starting empty.`)
  return {}
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
