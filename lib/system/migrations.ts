import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'kysely'
import type { Db } from '@/db'

export type Migrations = {
  applied: { name: string; applied_at: string }[]
  /** In the code, and not in the database. */
  pending: string[]
}

/** Which migrations the database has, and which of the code's it lacks. */
export async function findMigrations(db: Db): Promise<Migrations> {
  const [{ rows }, names] = await Promise.all([
    sql<{ name: string; applied_at: string }>`
      select name, timestamp as applied_at from kysely_migration order by name`.execute(db),
    migrationNames(),
  ])
  const applied = new Set(rows.map((row) => row.name))
  return { applied: rows, pending: names.filter((name) => !applied.has(name)) }
}

let known: Promise<string[]> | undefined

/** The migrations of this build; they do not change while it runs. */
function migrationNames(): Promise<string[]> {
  if (process.env.NODE_ENV !== 'production') return readNames()
  known ??= readNames()
  return known
}

async function readNames(): Promise<string[]> {
  const folder = path.join(/* turbopackIgnore: true */ process.cwd(), 'db', 'migrations')
  const files = await readdir(folder)
  return files
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.replace(/\.ts$/, ''))
    .sort()
}
