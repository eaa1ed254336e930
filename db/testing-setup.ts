import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from './embedded'
import { migrateToLatest } from './migrate'

declare module 'vitest' {
  export interface ProvidedContext {
    serverUrl: string
    templateName: string
  }
}

/**
 * Once per run: a PostgreSQL server (`TEST_DATABASE_URL`, or an embedded one of our own) with a template that holds
 * the schema and the default data. Each test file clones it (`db/testing.ts`).
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await findServer()
  const templateName = `izinku_template_${fingerprint()}`
  await buildTemplate(url, templateName)
  project.provide('serverUrl', url)
  project.provide('templateName', templateName)
  return stop
}

async function findServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL
  if (given) return { url: given, stop: async () => {} }
  const root = path.join(import.meta.dirname, '..', '.data', `test-postgres-${process.pid}`)
  const server = await startEmbedded({
    dataDir: path.join(root, 'data'),
    port: await freePort(),
    logFile: path.join(root, 'postgres.log'),
    throwaway: true,
  })
  const stop = async () => {
    await server.stop()
    await rm(root, { recursive: true, force: true })
  }
  return { url: server.url, stop }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('No free port')
  return address.port
}

/** Changes when the schema or the default data change, so that a kept server never serves an old template. */
function fingerprint(): string {
  const hash = createHash('sha256')
  for (const folder of ['migrations', 'seed/defaults', 'seed/reference']) {
    for (const file of listFiles(path.join(import.meta.dirname, folder)))
      hash.update(file).update(readFileSync(file))
  }
  for (const file of [
    'queues.ts',
    '../lib/config/definitions.ts',
    '../lib/config/licensing-settings.ts',
    '../lib/config/groups.ts',
  ]) {
    hash.update(readFileSync(path.join(import.meta.dirname, file)))
  }
  return hash.digest('hex').slice(0, 12)
}

function listFiles(folder: string): string[] {
  let entries: string[]
  try {
    entries = readdirSync(folder, { recursive: true }) as string[]
  } catch {
    return []
  }
  return entries
    .map((entry) => path.join(folder, entry))
    .filter((file) => statSync(file).isFile())
    .sort()
}

async function buildTemplate(serverUrl: string, name: string): Promise<void> {
  const server = new pg.Client({ connectionString: serverUrl })
  await server.connect()
  try {
    // Several runs may share a kept server: one builds, the others wait for it.
    await server.query(`select pg_advisory_lock(hashtext('izinku-test-template'))`)
    const found = await server.query('select 1 from pg_database where datname = $1 and datistemplate', [name])
    if (found.rowCount) return
    await server.query(`drop database if exists ${name}`)
    await server.query(`create database ${name}`)
    const url = withDatabase(serverUrl, name)
    await migrateToLatest(url)
    const { seedDefaults } = await import('./seed/defaults/seed')
    await seedDefaults(url)
    await server.query(`alter database ${name} is_template true`)
  } finally {
    await server.end()
  }
}

export function withDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}
