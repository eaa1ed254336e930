import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { withDatabase } from './testing-setup'

// Imported for its effect: gives the test file a database of its own, cloned from the template, before `db` connects.

const name = `izinku_test_${randomBytes(6).toString('hex')}`
const serverUrl = inject('serverUrl')

await onServer((server) =>
  server.query(`create database ${name} template ${inject('templateName')} strategy file_copy`),
)
process.env.DATABASE_URL = withDatabase(serverUrl, name)

/** Connection string of this file's database, for a second process or a second pool. */
export const testDatabaseUrl: string = process.env.DATABASE_URL

afterAll(async () => {
  const { db } = await import('./index')
  await db.destroy()
  await onServer((server) => server.query(`drop database if exists ${name} with (force)`))
})

async function onServer(run: (server: pg.Client) => Promise<unknown>): Promise<void> {
  const server = new pg.Client({ connectionString: serverUrl })
  await server.connect()
  try {
    await run(server)
  } finally {
    await server.end()
  }
}
