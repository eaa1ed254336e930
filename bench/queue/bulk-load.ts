import type pg from 'pg'

// Rows by the million go in faster without indexes, foreign keys and triggers. All are taken from the catalogue before and
// made again after, so that the result is what the migrations made.

type Definition = { table: string; name: string; sql: string }
type Structure = { indexes: Definition[]; keys: Definition[]; foreign: Definition[] }

/**
 * Runs `load` on tables that have only their checks, then makes keys, indexes and foreign keys again over `clients`. What the
 * triggers would have done is the loader's to do. Without `isChecked` the foreign keys are not held against every row, which
 * takes longer than all the rest: for rows whose making was checked on fewer of them.
 */
export async function withBareTables(
  clients: pg.Client[],
  tables: readonly string[],
  isChecked: boolean,
  load: () => Promise<void>,
): Promise<void> {
  const [client] = clients
  if (!client) throw new Error('A connection is needed to load')
  const structure = await readStructure(client, tables)
  for (const { table, name } of [...structure.foreign, ...structure.keys]) {
    await client.query(`alter table ${table} drop constraint ${client.escapeIdentifier(name)}`)
  }
  for (const { name } of structure.indexes) await client.query(`drop index ${client.escapeIdentifier(name)}`)
  for (const table of tables) await client.query(`alter table ${table} disable trigger user`)
  await load()
  for (const table of tables) await client.query(`alter table ${table} enable trigger user`)
  await share(clients, [...structure.keys, ...structure.indexes])
  if (isChecked) return share(clients, structure.foreign)
  for (const { sql } of structure.foreign) await client.query(`${sql} not valid`)
  await client.query(
    `update pg_constraint set convalidated = true where contype = 'f' and not convalidated and conname = any($1)`,
    [structure.foreign.map(({ name }) => name)],
  )
}

/** Gives the statements of one table to one connection at a time: two of them on one table would only wait. */
async function share(clients: pg.Client[], definitions: Definition[]): Promise<void> {
  const waiting = [...Map.groupBy(definitions, ({ table }) => table).values()].sort(
    (a, b) => b.length - a.length,
  )
  await Promise.all(
    clients.map(async (client) => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        for (const { sql } of next) await client.query(sql)
      }
    }),
  )
}

async function readStructure(client: pg.Client, tables: readonly string[]): Promise<Structure> {
  const constraints = await client.query<Definition & { contype: string }>(
    `select c.conrelid::regclass::text as table, c.conname as name, c.contype,
       format('alter table %s add constraint %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) as sql
     from pg_constraint c
     where c.contype in ('p', 'u', 'f') and c.connamespace = 'public'::regnamespace
       and (c.conrelid = any($1::regclass[]) or c.confrelid = any($1::regclass[]))
     order by c.contype desc, c.conname`,
    [tables],
  )
  const indexes = await client.query<Definition>(
    `select i.indrelid::regclass::text as table, x.relname as name, pg_get_indexdef(i.indexrelid) as sql
     from pg_index i join pg_class x on x.oid = i.indexrelid
     where i.indrelid = any($1::regclass[])
       and not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('p', 'u'))
     order by x.relname`,
    [tables],
  )
  return {
    indexes: indexes.rows,
    keys: constraints.rows.filter(({ contype }) => contype !== 'f'),
    foreign: constraints.rows.filter(({ contype }) => contype === 'f'),
  }
}
