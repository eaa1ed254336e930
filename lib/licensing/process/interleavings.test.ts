import '@/db/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db'
import { stopSender } from '@/lib/jobs/boss'
import { definitionWith } from '../deadlines/testing-clock'
import type { Reviewer } from '../review/reviewer'
import { createLicenseType, createReviewer, createSubmitted } from '../review/testing-case'
import { attempt, rounds, type World } from './testing-actors'
import { findViolations } from './testing-invariants'

process.env.AUTH_SECRET ??= 'x'.repeat(32)
process.env.ENCRYPTION_KEY ??= '0'.repeat(64)
process.env.MIDTRANS_SERVER_KEY ??= 'x'
process.env.MIDTRANS_CLIENT_KEY ??= 'x'
process.env.SENDGRID_API_KEY ??= 'x'
process.env.SENDGRID_WEBHOOK_PUBLIC_KEY ??= 'x'

const RUNS = Number(process.env.INTERLEAVINGS ?? 25)
const START = new Date('2026-11-02T02:00:00Z')

// Deemed approval, a stage that may be skipped, four eyes, documents that are not asked for again.
const definition = definitionWith(
  {
    check: {
      skip: { when: null, automatic: false },
      at_deadline: { action: 'deem_approved', legal_ground: { id: 'UU 30/2014', en: 'Law 30/2014' } },
    },
    decision: { separate_from: ['check'] },
  },
  { documents: [] },
)

let type: { id: string; version_id: string }
let people: Reviewer[]

beforeAll(async () => {
  type = await createLicenseType(db, definition)
  people = [await createReviewer(db), await createReviewer(db), await createReviewer(db, 'supervisor')]
})
afterAll(stopSender)

test('whoever does what when: one stage, a history that tells the state, clocks that add up, no move outside the table', async () => {
  await fc.assert(
    fc.asyncProperty(rounds, async (list) => {
      const { id, company, owner } = await createSubmitted(db, type, { now: START, definition })
      const world: World = { id, company, owner_id: owner.id, people, done: [] }
      let now = START
      for (const round of list) {
        now = new Date(now.getTime() + (round[0]?.hours ?? 1) * 3_600_000)
        // At the same moment: the database alone decides who wins.
        await Promise.all(round.map((step) => attempt(world, step, now)))
        expect(await findViolations(db, id)).toEqual([])
      }
      // A change of the calendar looks at every case there is.
      await db.deleteFrom('licenses').where('application_id', '=', id).execute()
      await db.deleteFrom('applications').where('id', '=', id).execute()
    }),
    { numRuns: RUNS, endOnFailure: true },
  )
}, 300_000)
