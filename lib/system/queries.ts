import { sql } from 'kysely'
import { type Db, getPool } from '@/db'

export type DatabaseFacts = {
  version: string
  size_bytes: bigint
  started_at: Date
  connections: number
  max_connections: number
  /** Statements that run for more than five seconds. */
  slow_count: number
  longest_seconds: number | null
  /** Of the blocks asked for, how many were in memory, in percent. */
  cache_hit_percent: number | null
}

/** The database server and how it fares. */
export async function getDatabaseFacts(db: Db): Promise<DatabaseFacts> {
  const { rows } = await sql<DatabaseFacts>`
    select current_setting('server_version') as version,
      pg_database_size(current_database()) as size_bytes,
      pg_postmaster_start_time() as started_at,
      (select count(*) from pg_stat_activity where datname = current_database())::int as connections,
      current_setting('max_connections')::int as max_connections,
      (select count(*) from pg_stat_activity where datname = current_database() and state = 'active'
        and pid <> pg_backend_pid() and query_start < now() - interval '5 seconds')::int as slow_count,
      (select extract(epoch from max(now() - query_start)) from pg_stat_activity
        where datname = current_database() and state = 'active' and pid <> pg_backend_pid())::float8
        as longest_seconds,
      (select 100.0 * blks_hit / nullif(blks_hit + blks_read, 0) from pg_stat_database
        where datname = current_database())::float8 as cache_hit_percent`.execute(db)
  const facts = rows[0]
  if (!facts) throw new Error('A query of facts answered no row')
  return facts
}

export type TableSize = { name: string; size_bytes: bigint; row_estimate: bigint; dead_estimate: bigint }

/** The largest tables with their indexes; rows as the statistics estimate them. */
export async function listTableSizes(db: Db, limit = 10): Promise<TableSize[]> {
  const { rows } = await sql<TableSize>`
    select relname as name, pg_total_relation_size(relid) as size_bytes, n_live_tup as row_estimate,
      n_dead_tup as dead_estimate
    from pg_stat_user_tables where schemaname = 'public'
    order by size_bytes desc limit ${limit}`.execute(db)
  return rows
}

/** The connections of this process. */
export function poolFigures(): { total: number; idle: number; waiting: number; max: number } {
  const pool = getPool()
  return {
    total: pool.totalCount,
    idle: pool.idleCount,
    waiting: pool.waitingCount,
    max: pool.options.max ?? 10,
  }
}
