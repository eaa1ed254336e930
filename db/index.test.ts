import { sql } from 'kysely'
import pg from 'pg'
import { expect, test } from 'vitest'
import { db } from '@/db'
import { testDatabaseUrl } from '@/db/testing'
import { databaseUrl } from './connection'
import { isDatabaseDown } from './errors'

test('the tests have a database of their own', () => {
  expect(databaseUrl()).toBe(testDatabaseUrl)
})

test('a connection that is cut says that the database is down, and the next statement works again', async () => {
  const cut = db.connection().execute(async (connection) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(connection)
    const other = new pg.Client({ connectionString: testDatabaseUrl })
    await other.connect()
    const waiting = sql`select pg_sleep(20)`.execute(connection)
    const settled = waiting.catch((error: unknown) => error)
    await other.query('select pg_terminate_backend($1)', [rows[0]?.pid])
    await other.end()
    return settled
  })
  const error = await cut
  expect(isDatabaseDown(error)).toBe(true)
  expect(error).toMatchObject({ digest: expect.stringMatching(/^DATABASE_DOWN;/) })
  await expect(sql`select 1`.execute(db)).resolves.toBeDefined()
})

test('a statement that the database refuses is not called an outage', async () => {
  const error = await sql`select nothing from nowhere`.execute(db).catch((caught: unknown) => caught)
  expect(isDatabaseDown(error)).toBe(false)
  expect(error).toMatchObject({ code: '42P01' })
})
