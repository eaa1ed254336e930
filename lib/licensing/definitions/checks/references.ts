import { sql } from 'kysely'
import type { Db } from '@/db'
import type { LicenseDefinition } from '../definition'
import type { Problem, Report } from './problems'

/**
 * What is wrong with a definition beside what stands in the database: places that are on no list, KBLI codes of which
 * none begins so, licence types that do not exist, stages to be kept apart for which there is only one person.
 * A version of the KBLI that was never imported is not held against it.
 */
export async function referenceProblems(
  db: Db,
  code: string,
  definition: LicenseDefinition,
): Promise<Problem[]> {
  const problems: Problem[] = []
  const report: Report = (path, problem, params = {}) => problems.push({ path, code: problem, params })
  await checkRegions(db, definition, report)
  await checkKbli(db, definition, report)
  await checkAfter(db, code, definition, report)
  await checkSeparation(db, definition, report)
  return problems
}

async function checkRegions(db: Db, { eligibility }: LicenseDefinition, report: Report) {
  if (eligibility.regions.length === 0) return
  const rows = await db
    .selectFrom('regions')
    .select('code')
    .where('code', 'in', eligibility.regions)
    .execute()
  const known = new Set(rows.map((row) => row.code))
  eligibility.regions.forEach((code, at) => {
    if (!known.has(code)) report(['eligibility', 'regions', at], 'regionUnknown', { code })
  })
}

async function checkKbli(db: Db, { eligibility }: LicenseDefinition, report: Report) {
  for (const [at, rule] of eligibility.kbli.entries()) {
    const { rows } = await sql<{ prefix: string }>`
      select prefix from unnest(${rule.prefixes}::text[]) as prefix
      where exists (select from kbli_codes where version = ${rule.version})
        and not exists (select from kbli_codes where version = ${rule.version} and code like prefix || '%')`.execute(
      db,
    )
    for (const { prefix } of rows)
      report(['eligibility', 'kbli', at, 'prefixes'], 'kbliUnknown', { prefix, version: rule.version })
  }
}

async function checkAfter(db: Db, code: string, { recommendation }: LicenseDefinition, report: Report) {
  if (recommendation.after.length === 0) return
  const rows = await db
    .selectFrom('license_types')
    .select('code')
    .where('code', 'in', recommendation.after)
    .execute()
  const known = new Set(rows.map((row) => row.code))
  recommendation.after.forEach((other, at) => {
    const path = ['recommendation', 'after', at]
    if (other === code) report(path, 'afterItself')
    else if (!known.has(other)) report(path, 'afterUnknown', { code: other })
  })
}

/**
 * Two stages kept apart need two people; a supervisor may do a reviewer's work, not the other way round. Where there is
 * nobody yet, it is not the definition that is wrong.
 */
async function checkSeparation(db: Db, { stages }: LicenseDefinition, report: Report) {
  if (stages.every((stage) => stage.separate_from.length === 0)) return
  const staff = await db
    .selectFrom('users')
    .select('staff_role')
    .where('staff_role', 'in', ['reviewer', 'supervisor'])
    .where('disabled_at', 'is', null)
    .execute()
  stages.forEach((stage, at) => {
    for (const key of stage.separate_from) {
      const other = stages.find((one) => one.key === key)
      const needsSupervisor = stage.role === 'supervisor' && other?.role === 'supervisor'
      const people = staff.filter((one) => !needsSupervisor || one.staff_role === 'supervisor')
      if (other && people.length === 1) report(['stages', at, 'separate_from'], 'separateAlone', { key })
    }
  })
}
