import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { createPool, type Db } from '@/db'
import { startEmbedded } from '@/db/embedded'
import { migrateToLatest } from '@/db/migrate'
import { seedDefaults } from '@/db/seed/defaults/seed'
import type { DB } from '@/db/types'
import { rebuildFigures } from '@/lib/licensing/statistics/refresh'
import { onEnd } from '../../bin/lifecycle.mjs'
import { freePort } from '../../bin/ports.mjs'
import { data, seconds, step } from '../../bin/progress.mjs'
import { seedQueue } from './seed'

const folder = path.join(data, 'bench')

/** Memory as an operator would give it to a database of this size; a restart of the server brings it about. */
const TUNING = ['shared_buffers = 1GB', 'max_wal_size = 8GB', 'checkpoint_timeout = 30min', 'work_mem = 16MB']

export type BenchServer = {
  url: string
  /** Whether the server is ours, so that it can be tuned and started again. */
  owned: boolean
  /** From loading, where nothing is synced to disk, to measuring, where everything is. */
  makeDurable: () => Promise<void>
}

/** A PostgreSQL of the benchmark's own in `.data/bench`, removed at the end unless `keep`; or the one of DATABASE_URL. */
export async function openServer(given: string | undefined, keep: boolean): Promise<BenchServer> {
  if (given) return { url: given, owned: false, makeDurable: async () => undefined }
  const options = {
    dataDir: path.join(folder, 'postgres'),
    port: await freePort(),
    logFile: path.join(folder, 'postgres.log'),
  }
  const start = async (throwaway: boolean) => {
    const server = await startEmbedded({ ...options, throwaway })
    if (!server.owned) throw new Error('Another benchmark is running in this clone.')
    return server
  }
  let server = await start(true)
  onEnd(async () => {
    await server.stop()
    if (!keep) rmSync(folder, { recursive: true, force: true })
  })
  const restart = async (throwaway: boolean) => {
    await server.stop()
    server = await start(throwaway)
  }
  await onServer(server.url, async (client) => {
    for (const setting of TUNING) {
      const [name, value] = setting.split(' = ')
      await client.query(`alter system set ${name} = '${value}'`)
    }
  })
  await restart(true)
  return { url: server.url, owned: true, makeDurable: () => restart(false) }
}

/** A database with so many applications; one that an earlier run kept is used again when its rows would be the same, brought to the newest schema. */
export async function openDatabase(
  serverUrl: string,
  name: string,
  rows: number,
): Promise<{ url: string; seeded: string }> {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  const marker = `izinku bench ${rows} ${fingerprint()}`
  const known = await onServer(serverUrl, async (client) => {
    const { rows: found } = await client.query<{ note: string | null }>(
      `select shobj_description(oid, 'pg_database') as note from pg_database where datname = $1`,
      [name],
    )
    if (found[0]?.note === marker) return true
    await client.query(`drop database if exists ${name} with (force)`)
    await client.query(`create database ${name}`)
    return false
  })
  await migrateToLatest(url.href)
  if (known) return { url: url.href, seeded: 'kept from an earlier run' }
  await seedDefaults(url.href)
  const began = Date.now()
  await step(`Writing ${rows.toLocaleString('en')} applications`, () => seedQueue(url.href, rows))
  const seeded = seconds(Date.now() - began)
  await onServer(serverUrl, (client) => client.query(`comment on database ${name} is '${marker}'`))
  return { url: url.href, seeded }
}

/** Makes the figures of the statistics from the cases, as an operator would for data brought along. Answers how long it took. */
export async function countFigures(url: string): Promise<string> {
  const db: Db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: createPool(url, 2) }) })
  const began = Date.now()
  try {
    await step('Counting for the statistics', () => rebuildFigures(db))
    return seconds(Date.now() - began)
  } finally {
    await db.destroy()
  }
}

async function onServer<Result>(url: string, use: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}

/** Of what makes the rows of a seeded database. */
function fingerprint(): string {
  const hash = createHash('sha256')
  const files = readdirSync(import.meta.dirname).filter((file) => file.startsWith('seed'))
  for (const file of files.sort())
    hash.update(file).update(readFileSync(path.join(import.meta.dirname, file)))
  return hash.digest('hex').slice(0, 12)
}
