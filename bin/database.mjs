// The database of a start: the caller's (DATABASE_URL) or the embedded one, brought to the newest schema, and
// filled with the demo's story once.

import { rmSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { load } from './environment.mjs'
import { portFrom } from './ports.mjs'
import { data, logs, root, run, step, Trouble } from './progress.mjs'

export const dataDir = path.join(data, 'postgres')
const seeded = 'izinku: holds the demo data'

/** The port on which the embedded server of this clone runs now, or undefined. */
export async function embeddedPort() {
  const { runningPort } = await load('../db/embedded-pidfile.ts')
  return runningPort(dataDir)
}

/** The connection string in use, whether or not a server answers there. */
export async function currentUrl() {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL
  const { embeddedUrl } = await load('../db/embedded.ts')
  return embeddedUrl((await embeddedPort()) ?? portFrom('PGPORT', 54320))
}

/** Opens the database in use: `{ url, stop, restart?, exited }`. Without DATABASE_URL that starts the embedded server. */
export async function openDatabase() {
  if (process.env.DATABASE_URL) {
    await step('Reaching the database of DATABASE_URL', () => reach(process.env.DATABASE_URL))
    return {
      url: process.env.DATABASE_URL,
      exited: new Promise(() => undefined),
      stop: async () => undefined,
    }
  }
  return startServer({ dataDir, port: portFrom('PGPORT', 54320), logFile: path.join(logs, 'postgres.log') })
}

/** An embedded server of our own for tests, on a free port in its own folder, which `stop` removes. */
export async function openThrowaway(folder, port) {
  const server = await startServer({
    dataDir: path.join(folder, 'postgres'),
    port,
    logFile: path.join(folder, 'postgres.log'),
    throwaway: true,
  })
  return {
    ...server,
    async stop() {
      await server.stop()
      rmSync(path.join(folder, 'postgres'), { recursive: true, force: true })
    },
  }
}

async function startServer(options) {
  const { startEmbedded } = await load('../db/embedded.ts')
  let server
  await step('Starting PostgreSQL', async () => {
    try {
      server = await startEmbedded(options)
    } catch (error) {
      throw new Trouble(error.message)
    }
    return server.owned ? `port ${server.port}` : `port ${server.port}, it was running already`
  })
  return server
}

/** Migrates, and with `seed` adds the demo data unless this database has them. */
export async function prepareDatabase(environment, { seed }) {
  const url = environment.DATABASE_URL
  await step('Migrating the database', () => tsx('db/migrate.ts', { environment, log: 'migrate' }))
  if (!seed || (await marker(url)) === seeded) return
  await step('Writing the demo data (once)', () => tsx('db/seed/demo.ts', { environment, log: 'seed' }))
  await query(url, async (client) => {
    const { rows } = await client.query('select current_database() as name')
    await client.query(
      `comment on database ${client.escapeIdentifier(rows[0].name)} is ${client.escapeLiteral(seeded)}`,
    )
  })
}

/** Empties the embedded database and the files kept with it. */
export async function resetData() {
  if (process.env.DATABASE_URL) {
    throw new Trouble(
      '--reset removes the embedded database only. Empty the one of DATABASE_URL yourself, or unset DATABASE_URL.',
    )
  }
  await step('Removing the old data', async () => {
    const port = await embeddedPort()
    if (port === undefined) {
      rmSync(dataDir, { recursive: true, force: true })
    } else {
      const { embeddedUrl } = await load('../db/embedded.ts')
      await query(embeddedUrl(port, 'postgres'), async (client) => {
        await client.query('drop database if exists izinku with (force)')
        await client.query('create database izinku')
      })
    }
    for (const name of ['files', 'sandbox']) rmSync(path.join(data, name), { recursive: true, force: true })
  })
}

/** Runs one of the project's TypeScript files to its end. */
export function tsx(file, { environment, log, args = [], ...rest }) {
  return run(process.execPath, ['--import', 'tsx', path.join(root, file), ...args], {
    env: environment,
    log,
    label: file,
    ...rest,
  })
}

async function marker(url) {
  return query(url, async (client) => {
    const sql = `select shobj_description(oid, 'pg_database') as note from pg_database where datname = current_database()`
    return (await client.query(sql)).rows[0].note
  })
}

async function reach(url) {
  try {
    await query(url, (client) => client.query('select 1'))
  } catch (error) {
    const host = URL.canParse(url) ? new URL(url).host : 'it'
    throw new Trouble(
      `The database of DATABASE_URL (${host}) cannot be reached: ${error.message || error.code}.`,
    )
  }
}

async function query(url, use) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}
