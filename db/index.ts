import { Kysely, PostgresDialect, type PostgresPoolClient, type Transaction } from 'kysely'
import pg from 'pg'
import { databaseUrl } from './connection'
import { DatabaseUnavailable, isDatabaseDown } from './errors'
import type { DB } from './types'

export type Db = Kysely<DB>
export type Trx = Transaction<DB>

const INT8 = 20
const DATE = 1082

/** Parsers for our pool only: pg-boss and other users of pg keep their own. bigint stays exact, a calendar day stays a string. */
function parserFor(oid: number, format?: 'text' | 'binary'): ReturnType<typeof pg.types.getTypeParser> {
  if (oid === INT8) return (value: string) => BigInt(value)
  if (oid === DATE) return (value: string) => value
  return pg.types.getTypeParser(oid, format as 'text')
}

/** A pool whose failure to connect is an error that the pages know how to show. */
export function createPool(connectionString: string, max = 10): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    connectionTimeoutMillis: 4000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 20_000,
    idle_in_transaction_session_timeout: 30_000,
    types: { getTypeParser: parserFor } as pg.CustomTypesConfig,
  })
  // A connection that breaks is dropped by the pool, and its statement fails; without listeners, for idle ones and for
  // those in use, the process would end with it.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/**
 * A connection that breaks in the middle of a statement says so in the same words as one that cannot be made, and is not
 * given to anybody again: its statement can fail before its socket is seen to be closed.
 */
function guarded(client: pg.PoolClient): PostgresPoolClient {
  let broken = false
  const query = (...input: Parameters<pg.PoolClient['query']>) => {
    const answer: unknown = client.query(...input)
    if (!(answer instanceof Promise)) return answer
    return answer.catch((error: unknown) => {
      if (!isDatabaseDown(error)) throw error
      broken = true
      throw new DatabaseUnavailable(error)
    })
  }
  return { query: query as PostgresPoolClient['query'], release: () => client.release(broken) }
}

/** Connects on first use: importing this module opens nothing. */
function lazyDb(): { db: Db; pool: () => pg.Pool } {
  let opened: pg.Pool | undefined
  const pool = () => {
    opened ??= createPool(databaseUrl(), Number(process.env.PGPOOL_MAX ?? 10))
    return opened
  }
  const dialect = new PostgresDialect({
    pool: {
      connect: async () => {
        try {
          return guarded(await pool().connect())
        } catch (error) {
          throw new DatabaseUnavailable(error)
        }
      },
      end: async () => {
        await opened?.end()
      },
      options: {},
    },
  })
  return { db: new Kysely<DB>({ dialect }), pool }
}

// One pool per process, also when the development server re-evaluates this module.
const shared = globalThis as typeof globalThis & { izinkuDb?: ReturnType<typeof lazyDb> }
shared.izinkuDb ??= lazyDb()

export const db: Db = shared.izinkuDb.db

/** The pool under `db`, for its figures and for what Kysely does not do (COPY, LISTEN). */
export const getPool: () => pg.Pool = shared.izinkuDb.pool
