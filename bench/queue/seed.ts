import pg from 'pg'
import { type LicenseDefinition, readDefinition } from '@/lib/licensing/definitions/definition'
import { withBareTables } from './bulk-load'
import { answersFor } from './seed-answers'
import { CASES } from './seed-cases'
import { peopleSql } from './seed-people'
import { functionsSql, planSql, sizesOf } from './seed-plan'
import { TIMES } from './seed-times'

const PEOPLE_TABLES = [
  'users',
  'companies',
  'company_members',
  'company_names',
  'company_kblis',
  'documents',
  'sessions',
  'subscriptions',
]
const TABLES = [...PEOPLE_TABLES, ...Object.keys(CASES), ...Object.keys(TIMES)]

/** Up to here every foreign key is checked; the larger databases are made by the same statements. */
const CHECKED_UP_TO = 100_000

/**
 * Fills a migrated database that holds the default data with `rows` applications in realistic states, and everything around
 * them. The same rows for the same number each time, but for the clock. Vacuumed and analysed at the end.
 */
export async function seedQueue(
  url: string,
  rows: number,
  report: (step: string) => void = () => {},
): Promise<void> {
  const clients = [new pg.Client(url), new pg.Client(url)]
  const [client, second] = clients
  if (!client || !second) return
  await Promise.all(clients.map((each) => each.connect()))
  try {
    for (const each of clients) {
      await each.query(
        `set maintenance_work_mem = '1GB'; set work_mem = '256MB'; set synchronous_commit = off`,
      )
    }
    const sizes = sizesOf(rows)
    await plan(client, sizes)
    report('planned')
    const isChecked = rows <= CHECKED_UP_TO || !(await isSuperuser(client))
    await withBareTables(clients, TABLES, isChecked, async () => {
      const people = peopleSql(sizes)
      const cases = Object.values(CASES)
      const times = Object.values(TIMES).flat()
      const waiting = [...cases.slice(0, 2), ...times, ...cases.slice(2), ...people].map((sql) =>
        fill(sql, sizes),
      )
      await eachOn(clients, waiting, async (on, sql) => {
        await on.query(sql)
      })
      report('rows written')
    })
    report('indexed')
    await client.query(`
      insert into number_series (series, last_value)
      select 'application-' || extract(year from created_at), count(*) from applications group by 1
      on conflict (series) do update set last_value = excluded.last_value`)
    await client.query('drop schema bench cascade')
    await eachOn(clients, [...TABLES, 'number_series'], async (on, table) => {
      await on.query(`vacuum (analyze) ${table}`)
    })
    report('vacuumed')
  } finally {
    await Promise.all(clients.map((each) => each.end()))
  }
}

async function isSuperuser(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ rolsuper: boolean }>(
    'select rolsuper from pg_roles where rolname = current_user',
  )
  return rows[0]?.rolsuper ?? false
}

async function plan(client: pg.Client, sizes: ReturnType<typeof sizesOf>): Promise<void> {
  await client.query(functionsSql(sizes))
  await client.query(`
    create unlogged table bench.types (code text primary key, id uuid, version_id uuid, stages int, subject text, answers jsonb);
    create unlogged table bench.stages (code text, position int, key text, kind text, role text, working_days int, checklist jsonb);
    create unlogged table bench.requirements (code text, key text, document int)`)
  const { rows } = await client.query<{ code: string; id: string; version_id: string; definition: unknown }>(
    `select license_types.code, license_types.id, version.id as version_id, version.definition from license_types
     join license_type_versions version on version.id = current_version_id where license_types.status = 'published'`,
  )
  for (const row of rows) await planType(client, row, readDefinition(row.definition))
  await client.query(planSql(sizes))
}

// The four documents every sender has, by the kind a requirement asks for.
const DOCUMENTS = ['ktp', 'logo', 'signature', 'statement']

async function planType(
  client: pg.Client,
  { code, id, version_id }: { code: string; id: string; version_id: string },
  definition: LicenseDefinition,
): Promise<void> {
  const answers = answersFor(code, definition)
  if (!answers) return
  const fields = definition.sections.flatMap((section) => section.fields)
  const subject = definition.subject ?? fields.find((field) => field.type === 'text')?.key
  await client.query('insert into bench.types values ($1, $2, $3, $4, $5, $6)', [
    ...[code, id, version_id, definition.stages.length, subject],
    JSON.stringify(answers),
  ])
  for (const [index, stage] of definition.stages.entries()) {
    const checklist = Object.fromEntries(stage.checklist.map((item) => [item.key, true]))
    await client.query('insert into bench.stages values ($1, $2, $3, $4, $5, $6, $7)', [
      ...[code, index + 1, stage.key, stage.kind, stage.role, stage.working_days ?? 2],
      JSON.stringify(checklist),
    ])
  }
  for (const { key, kinds } of definition.documents) {
    const document = DOCUMENTS.findIndex((kind) => kinds.includes(kind)) + 1
    if (document > 0)
      await client.query('insert into bench.requirements values ($1, $2, $3)', [code, key, document])
  }
}

/** The statements know `$1` (the last ordinary application) and `$2` (the last before the drafts to be sent). */
function fill(sql: string, { rows, desk }: { rows: number; desk: number }): string {
  return sql.replaceAll('$1', String(rows)).replaceAll('$2', String(desk))
}

async function eachOn<Item>(
  clients: pg.Client[],
  items: readonly Item[],
  run: (client: pg.Client, item: Item) => Promise<void>,
): Promise<void> {
  const waiting = [...items]
  await Promise.all(
    clients.map(async (client) => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await run(client, next)
    }),
  )
}
