import '@/db/testing'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/db'
import { createUser } from '@/db/testing-rows'
import { getWorkingCalendar } from '@/lib/reference/queries'
import { addDays } from '@/lib/time'
import { workingDaysBetween } from '@/lib/working-days'
import { rebuildFigures, refreshFigures } from './refresh'
import { createCase, createType, noon, type Step } from './testing-figures'

const TABLES = {
  process_facts: [],
  stage_facts: [],
  reason_facts: [],
  case_figures: ['submitted', 'approved', 'deemed', 'rejected', 'withdrawn', 'late', 'revised'],
  duration_figures: ['count'],
  stage_figures: ['approved', 'deemed', 'rejected', 'late'],
  stage_duration_figures: ['count'],
  reason_figures: ['count'],
}

/** Every row of every table; sums that have come back to nothing count as not there. */
async function readAll(): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {}
  for (const [table, figures] of Object.entries(TABLES)) {
    const something =
      figures.length > 0 ? sql.raw(figures.map((name) => `${name} <> 0`).join(' or ')) : sql`true`
    const { rows } = await sql<{ row: string }>`
      select t::text as row from ${sql.table(table)} t where ${something} order by 1`.execute(db)
    all[table] = rows.map(({ row }) => row)
  }
  return all
}

const day = fc.integer({ min: 0, max: 60 }).map((offset) => addDays('2026-03-02', offset))

describe('figures', () => {
  let types: { id: string; version_id: string }[] = []
  let staff: string[] = []
  const cases: string[] = []

  beforeAll(async () => {
    types = [await createType(db, 'satu'), await createType(db, 'dua')]
    staff = [(await createUser(db)).id, (await createUser(db)).id]
  })
  afterAll(async () => {
    await db.deleteFrom('holidays').where('source', '=', 'uji').execute()
  })

  it('counts working days in SQL as everywhere else', async () => {
    const calendar = await getWorkingCalendar(db)
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 6000 }),
        fc.integer({ min: 0, max: 500 }),
        async (start, length) => {
          const from = addDays('2020-01-01', start)
          const to = addDays(from, length)
          const { rows } = await sql<{ days: number }>`
          select working_days_between(${from}::date, ${to}::date) as days`.execute(db)
          expect(rows[0]?.days).toBe(workingDaysBetween(from, to, calendar))
        },
      ),
      { numRuns: 60 },
    )
  })

  const step = fc.oneof(
    fc.record({
      kind: fc.constant('open' as const),
      steps: fc.integer({ min: 0, max: 4 }),
      day,
      type: fc.nat(1),
      who: fc.nat(1),
    }),
    fc.record({
      kind: fc.constant('touch' as const),
      which: fc.nat(30),
      priority: fc.constantFrom('urgent', 'low'),
    }),
    fc.record({ kind: fc.constant('undo' as const), which: fc.nat(30) }),
    fc.record({ kind: fc.constant('delete' as const), which: fc.nat(30) }),
    fc.record({ kind: fc.constant('holiday' as const), day }),
    fc.record({ kind: fc.constant('no holiday' as const) }),
    fc.record({ kind: fc.constant('refresh' as const) }),
  )

  const STORY: Step['move'][] = ['request_revision', 'answer_revision', 'approve_stage', 'reject']
  const apply = async (random: typeof step extends fc.Arbitrary<infer Value> ? Value : never) => {
    const which = 'which' in random ? cases[random.which % Math.max(1, cases.length)] : undefined
    switch (random.kind) {
      case 'open': {
        const type = types[random.type]
        const by = staff[random.who]
        if (!type || !by) return
        const steps = STORY.slice(0, random.steps).map((move, at): Step => {
          const on = addDays(random.day, (at + 1) * 3)
          if (move === 'request_revision')
            return { move, on, by, items: [{ key: 'nik', codes: ['blurred', 'old'] }, { key: 'name' }] }
          return { move, on, by } as Step
        })
        const stages = [
          { kind: 'intake', due: addDays(random.day, 4) },
          { kind: 'decision', due: addDays(random.day, 12) },
        ]
        cases.push(
          await createCase(db, {
            type,
            sent: random.day,
            region: random.who ? '32.73.01.1001' : undefined,
            stages,
            steps,
          }),
        )
        return
      }
      case 'touch':
        if (which)
          await db
            .updateTable('applications')
            .set({ priority: random.priority })
            .where('id', '=', which)
            .execute()
        return
      case 'undo':
        if (!which) return
        await db
          .updateTable('application_events')
          .set({ undone_at: noon('2026-06-01') })
          .where('application_id', '=', which)
          .where('kind', '=', 'reject')
          .execute()
        await db
          .updateTable('applications')
          .set({ status: 'in_review', decided_at: null })
          .where('id', '=', which)
          .where('status', '=', 'rejected')
          .execute()
        return
      case 'delete':
        if (which) await db.deleteFrom('applications').where('id', '=', which).execute()
        return
      case 'holiday':
        await db
          .insertInto('holidays')
          .values({
            holiday_on: random.day,
            name_id: 'Uji',
            name_en: 'Test',
            kind: 'national',
            source: 'uji',
          })
          .onConflict((conflict) => conflict.doNothing())
          .execute()
        return
      case 'no holiday':
        await db.deleteFrom('holidays').where('source', '=', 'uji').execute()
        return
      case 'refresh':
        await refreshFigures()
        return
      default:
        random satisfies never
    }
  }

  it('are the same kept up step by step and made anew, whatever happens', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        for (const each of steps) await apply(each)
        await refreshFigures()
        const kept = await readAll()
        await rebuildFigures()
        expect(kept).toEqual(await readAll())
      }),
      { numRuns: 10 },
    )
  }, 120_000)

  it('lose no mark of a change that was committed while they were counted', async () => {
    const [id] = cases.length > 0 ? cases : [undefined]
    const type = types[0]
    if (!type) throw new Error('No type')
    const late =
      id ??
      (await createCase(db, {
        type,
        sent: '2026-03-02',
        stages: [{ kind: 'intake', due: '2026-03-05' }],
        steps: [],
      }))
    await db.transaction().execute(async (slow) => {
      await slow.updateTable('applications').set({ priority: 'high' }).where('id', '=', late).execute()
      await refreshFigures()
    })
    await refreshFigures()
    const kept = await readAll()
    await rebuildFigures()
    expect(kept).toEqual(await readAll())
  })

  it('are counted by one at a time, and say as of when', async () => {
    await Promise.all([refreshFigures(), refreshFigures(), refreshFigures()])
    const { counted_at } = await db.selectFrom('figure_states').select('counted_at').executeTakeFirstOrThrow()
    expect(counted_at?.getTime()).toBeGreaterThan(Date.now() - 60_000)
  })
})
