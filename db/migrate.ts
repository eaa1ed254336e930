import { readdirSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { Kysely, PostgresDialect } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { PgBoss } from 'pg-boss'
import { databaseUrl } from './connection'
import { createPool } from './index'
import { QUEUE_NAMES, QUEUES } from './queues'

const folder = path.join(import.meta.dirname, 'migrations')

async function loadMigrations(): Promise<Record<string, Migration>> {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .sort()
  const loaded: Record<string, Migration> = {}
  for (const file of files) {
    loaded[file.replace(/\.ts$/, '')] = await import(pathToFileURL(path.join(folder, file)).href)
  }
  return loaded
}

/** Brings a database to the newest schema, jobs included. Returns the names of the migrations it ran; throws at the first that fails. */
export async function migrateToLatest(connectionString: string): Promise<string[]> {
  const pool = createPool(connectionString, 2)
  const migrating = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    const migrator = new Migrator({
      db: migrating,
      provider: { getMigrations: loadMigrations },
      // Two branches may each bring a migration; which of them lands first must not matter.
      allowUnorderedMigrations: true,
    })
    const { error, results } = await migrator.migrateToLatest()
    if (error) throw error
    await migrateJobs(connectionString)
    return (results ?? [])
      .filter((result) => result.status === 'Success')
      .map((result) => result.migrationName)
  } finally {
    await migrating.destroy()
  }
}

async function migrateJobs(connectionString: string): Promise<void> {
  const boss = new PgBoss({ connectionString, max: 2, supervise: false, schedule: false })
  boss.on('error', () => {})
  await boss.start()
  try {
    const existing = new Set((await boss.getQueues()).map((queue) => queue.name))
    for (const name of QUEUE_NAMES) {
      if (existing.has(name)) await boss.updateQueue(name, QUEUES[name])
      else await boss.createQueue(name, QUEUES[name])
    }
  } finally {
    await boss.stop({ graceful: false })
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const ran = await migrateToLatest(databaseUrl())
  console.log(ran.length === 0 ? 'The database is up to date.' : `Migrated: ${ran.join(', ')}`)
}
