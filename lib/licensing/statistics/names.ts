import { sql } from 'kysely'
import type { Db } from '@/db'
import { type CaseListFilter, NOBODY, type StatisticsFilter } from './filter'

export type TypeName = { id: string; name_id: string; name_en: string }
export type Named = { key: string; name: string }

/** The words for what figures are counted by, and for the filters. */
export type Names = {
  types: TypeName[]
  provinces: Named[]
  /** Of the chosen province. */
  regencies: Named[]
  /** Everyone who holds cases or ever held them. */
  reviewers: Named[]
}

export async function readNames(db: Db, { region }: StatisticsFilter): Promise<Names> {
  const [types, regions, reviewers] = await Promise.all([
    db.selectFrom('license_types').select(['id', 'name_id', 'name_en']).orderBy('position').execute(),
    db
      .selectFrom('regions')
      .select(['code as key', 'name', 'level'])
      .where((eb) =>
        eb.or([eb('level', '=', 1), ...(region ? [eb('parent_code', '=', region.slice(0, 2))] : [])]),
      )
      .where('level', '<=', 2)
      .orderBy('name')
      .execute(),
    db
      .selectFrom('users')
      .select(['id as key', 'name'])
      .where('staff_role', 'in', ['reviewer', 'supervisor'])
      .orderBy('name')
      .execute(),
  ])
  return {
    types,
    provinces: regions.filter((row) => row.level === 1),
    regencies: regions.filter((row) => row.level === 2),
    reviewers,
  }
}

/** People that figures name and who hold no role among the staff any more, by their ids. */
export async function readFormerNames(db: Db, ids: readonly string[]): Promise<Named[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('users')
    .select(['id as key', 'name'])
    .where('id', 'in', [...ids])
    .execute()
}

export type TargetLabel = { id: string; en: string }

/**
 * What the form calls the things that were asked for, by `<type> <target>`, out of the newest version of each type that was
 * published. What is no longer in it is left out.
 */
export async function readTargetLabels(db: Db, types: readonly string[]): Promise<Map<string, TargetLabel>> {
  if (types.length === 0) return new Map()
  const { rows } = await sql<{ license_type_id: string; target: string; label: TargetLabel }>`
    select type.id as license_type_id, found.target, found.label
    from license_types type
    join license_type_versions version on version.id = type.current_version_id
    cross join lateral (
      select 'field:' || (field ->> 'key') as target, field -> 'label' as label
      from jsonb_path_query(version.definition, '$.sections[*].fields[*]') as field
      union all
      select 'document:' || (document ->> 'key'), document -> 'label'
      from jsonb_path_query(version.definition, '$.documents[*]') as document
    ) as found
    where type.id = any(${types}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [`${row.license_type_id} ${row.target}`, row.label]))
}

/** The words for the filters of a list of cases. */
export type CaseNames = Awaited<ReturnType<typeof readCaseNames>>

export async function readCaseNames(db: Db, { type, region, who, reviewer, target }: CaseListFilter) {
  const person = who === NOBODY ? undefined : (who ?? reviewer)
  const [types, regions, people, labels] = await Promise.all([
    type
      ? db.selectFrom('license_types').select(['name_id', 'name_en']).where('id', '=', type).execute()
      : [],
    region ? db.selectFrom('regions').select('name').where('code', '=', region).execute() : [],
    person ? readFormerNames(db, [person]) : [],
    type && target ? readTargetLabels(db, [type]) : undefined,
  ])
  return {
    type: types[0],
    region: regions[0]?.name,
    person: people[0]?.name,
    target: labels?.get(`${type} ${target}`),
  }
}
