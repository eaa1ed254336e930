import { type Db, db } from '@/db'
import type { CompanyId } from '@/lib/ids'
import { newId } from '@/lib/ids'
import { definitionSchema } from '../definitions/definition'
import { createLicenseType, createReviewer, createSubmitted, TEST_DEFINITION } from '../review/testing-case'
import { chooseSlot } from './answering'
import { type Applicant, proposeVisit } from './arranging'
import type { SlotInput } from './slots'

process.env.AUTH_SECRET ??= 'x'.repeat(32)
process.env.ENCRYPTION_KEY ??= '0'.repeat(64)
process.env.MIDTRANS_SERVER_KEY ??= 'x'
process.env.MIDTRANS_CLIENT_KEY ??= 'x'
process.env.SENDGRID_API_KEY ??= 'x'
process.env.SENDGRID_WEBHOOK_PUBLIC_KEY ??= 'x'

/** A Monday morning; the days after it are working days. */
export const NOW = new Date('2026-11-23T09:00:00+07:00')
export const TUESDAY = { day: '2026-11-24', from: 9 * 60, minutes: 60 }
export const WEDNESDAY = { day: '2026-11-25', from: 13 * 60, minutes: 120 }

/** The first stage of this type is a visit. */
const VISIT_DEFINITION = definitionSchema.parse({
  ...TEST_DEFINITION,
  stages: TEST_DEFINITION.stages.map((stage, index) => (index === 0 ? { ...stage, kind: 'visit' } : stage)),
})

export type TestInspector = Awaited<ReturnType<typeof createReviewer>>
export type TestCase = Awaited<ReturnType<typeof createVisitCase>>

/** A case in the stage of its visit, held by an inspector. */
export async function createVisitCase(database: Db = db, holder?: TestInspector) {
  const inspector = holder ?? (await createReviewer(database))
  const type = await createLicenseType(database, VISIT_DEFINITION)
  const { id, company, owner } = await createSubmitted(database, type, { now: NOW })
  const stage = await database
    .updateTable('application_stages')
    .set({ kind: 'visit', assignee_id: inspector.staff_id })
    .where('application_id', '=', id)
    .where('position', '=', 1)
    .returning('id')
    .executeTakeFirstOrThrow()
  await database
    .updateTable('applications')
    .set({ status: 'in_review', stage_kind: 'visit', assignee_id: inspector.staff_id })
    .where('id', '=', id)
    .execute()
  const applicant: Applicant = {
    company: { id: company.id as CompanyId },
    actor: { kind: 'user', user_id: owner.id, name: owner.name },
  }
  return { application_id: id, stage_id: stage.id, inspector, applicant, owner, company }
}

/** Offers times for a case; the reason is there for those that give up an agreed one. */
export async function propose(
  one: TestCase,
  slots: SlotInput[] = [TUESDAY, WEDNESDAY],
  { transaction_id = newId(), message = 'Sesuai pembicaraan', now = NOW } = {},
) {
  const { application_id, stage_id } = one
  return db
    .transaction()
    .execute((trx) =>
      proposeVisit(trx, one.inspector, { application_id, stage_id, slots, message, transaction_id }, now),
    )
}

/** Picks the first of the times of a visit's present offer, or another one of them. */
export async function choose(
  one: TestCase,
  visitId: string,
  { index = 0, transaction_id = newId(), now = NOW } = {},
) {
  const slots = await listSlots(visitId)
  const slot_id = slots[index]?.id ?? newId()
  const input = { visit_id: visitId, slot_id, transaction_id, company: one.company.slug, address_note: '' }
  return db.transaction().execute((trx) => chooseSlot(trx, one.applicant, input, now))
}

export async function listSlots(visitId: string) {
  return db
    .selectFrom('visit_slots as slot')
    .innerJoin('visits', 'visits.id', 'slot.visit_id')
    .select(['slot.id', 'slot.starts_at', 'slot.chosen'])
    .whereRef('slot.round', '=', 'visits.round')
    .where('slot.visit_id', '=', visitId)
    .orderBy('slot.starts_at')
    .execute()
}

/** A visit that was offered and agreed for Tuesday at nine. Returns its id. */
export async function createAgreed(one: TestCase): Promise<string> {
  const proposed = await propose(one)
  if (!proposed.ok) throw new Error(proposed.reason)
  const chosen = await choose(one, proposed.visit_id)
  if (!chosen.ok) throw new Error(chosen.reason)
  return proposed.visit_id
}

export async function getVisit(id: string) {
  return db.selectFrom('visits').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}
