import '@/db/testing'
import { type CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPool, db } from '@/db'
import { testDatabaseUrl } from '@/db/testing'
import { createCompany } from '@/db/testing-rows'
import type { DB } from '@/db/types'
import { newId, type StaffId } from '@/lib/ids'
import { countAges, countHeld, countIssued } from './ages'
import { listCases } from './cases'
import { countByDay, countByStatus } from './figures'
import { parseCaseListFilter, parseStatisticsFilter } from './filter'
import { readReport } from './report'
import { createType } from './testing-figures'

// What grows with the number of cases is never read from end to end, whichever filter is chosen.
const LARGE = [
  'applications',
  'application_events',
  'application_stages',
  'application_clocks',
  'process_facts',
  'stage_facts',
  'reason_facts',
]
const staff = newId() as StaffId
const now = new Date('2026-11-23T05:00:00Z')

type Plan = { 'Node Type': string; 'Relation Name'?: string; Plans?: Plan[] }

function scanned(plan: Plan): string[] {
  const own = plan['Node Type'] === 'Seq Scan' && plan['Relation Name'] ? [plan['Relation Name']] : []
  return [...own, ...(plan.Plans ?? []).flatMap(scanned)]
}

describe('the statistics', () => {
  const queries: CompiledQuery[] = []
  const recorded = new Kysely<DB>({
    dialect: new PostgresDialect({ pool: createPool(testDatabaseUrl, 4) }),
    log: (event) => {
      queries.push(event.query)
    },
  })
  beforeAll(async () => {
    // Enough rows that an index is worth its while, spread over three years, two in a hundred of them open.
    const { id: type, version_id } = await createType(db, 'rencana')
    const company = await createCompany(db)
    await sql`
      insert into process_facts (application_id, license_type_id, region_code, priority, status, stage_kind, submitted_on, due_on,
        ended_on, outcome, total_days, revisions, late_stages)
      select gen_random_uuid(), ${type}, (11 + n % 40) || '.0' || n % 9, 'normal', case when n % 50 = 0 then 'in_review' else 'approved' end,
        'intake', date '2024-01-01' + n % 1050, date '2026-12-01', case when n % 50 > 0 then date '2024-01-10' + n % 1050 end,
        case when n % 50 > 0 then 'approved' end, 7, 0, 0
      from generate_series(1, 30000) n`.execute(db)
    await sql`
      insert into stage_facts (event_id, application_id, license_type_id, region_code, priority, stage_kind, reviewer_id, finished_on,
        outcome, is_late, days)
      select gen_random_uuid(), application_id, license_type_id, region_code, priority, 'intake',
        ('00000000-0000-7000-8000-0000000000' || (10 + extract(day from ended_on)))::uuid, ended_on, 'approved', extract(day from ended_on) = 1, 2
      from process_facts where outcome is not null`.execute(db)
    await sql`
      insert into reason_facts (event_id, target_kind, target_key, code, move, application_id, license_type_id, region_code, priority,
        stage_kind, asked_on, is_first)
      select gen_random_uuid(), 'field', 'k' || extract(day from ended_on), '', 'revision', application_id, license_type_id,
        region_code, priority, 'intake', ended_on, true
      from process_facts where outcome is not null`.execute(db)
    await sql`
      insert into applications (id, number, company_id, company_name, license_type_id, license_type_version_id, status, submitted_at)
      select gen_random_uuid(), 'P' || n, ${company.id}, 'P', ${type}, ${version_id},
        case when n % 50 = 0 then 'draft' else 'approved' end, now()
      from generate_series(1, 20000) n`.execute(db)
    await sql`analyze`.execute(db)
  })
  afterAll(() => recorded.destroy())

  async function plansOf(run: () => Promise<unknown>): Promise<string[]> {
    queries.length = 0
    await run()
    const found: string[] = []
    for (const query of [...queries]) {
      const { rows } = await db.executeQuery<{ 'QUERY PLAN': { Plan: Plan }[] }>({
        ...query,
        sql: `explain (format json) ${query.sql}`,
      })
      for (const { Plan } of rows[0]?.['QUERY PLAN'] ?? []) found.push(...scanned(Plan))
    }
    expect(queries.length).toBeGreaterThan(0)
    return found.filter((table) => LARGE.includes(table))
  }

  it.each([
    [{}],
    [{ period: '90' }],
    [{ period: 'year' }],
    [{ period: '30', region: '32' }],
    [{ period: '30', region: '32.01' }],
    [{ period: '30', stage: 'intake' }],
    [{ period: '30', reviewer: '00000000-0000-7000-8000-000000000021' }],
    [{ period: '30', priority: 'urgent' }],
  ])('reads %o by indexes', async (search) => {
    expect(
      await plansOf(() =>
        readReport(recorded, staff, parseStatisticsFilter(search as Record<string, string>), now),
      ),
    ).toEqual([])
  })

  it.each([
    [{ show: 'open' }],
    [{ show: 'open', late: '1' }],
    [{ show: 'submitted', period: '7' }],
    [{ show: 'ended', period: '7', outcome: 'approved' }],
    [{ show: 'stages', period: '7', late: '1' }],
    [{ show: 'asked', period: '7', target: 'field:k3' }],
    [{ show: 'rejected', period: '7', code: '' }],
  ])('lists %o by indexes', async (search) => {
    expect(
      await plansOf(() =>
        listCases(recorded, staff, parseCaseListFilter(search as Record<string, string>), now),
      ),
    ).toEqual([])
  })

  it('gives the overview its figures by indexes', async () => {
    const figures = () =>
      Promise.all([
        countByStatus(recorded, staff),
        countByDay(recorded, staff, now, 14),
        countAges(recorded, staff, now),
        countHeld(recorded, staff),
        countIssued(recorded, staff),
      ])
    expect(await plansOf(figures)).toEqual([])
  })
})
