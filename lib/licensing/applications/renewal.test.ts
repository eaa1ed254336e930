import '@/db/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db'
import type { Actor } from '@/lib/audit/mutations'
import { newId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { addDays, addMonths, dayOf } from '@/lib/time'
import { issueLicense, PredecessorGone } from '../licenses/issue'
import { moveLicense } from '../licenses/mutations'
import {
  createLicense,
  createRenewableType,
  createSupervisor,
  getLicense,
  listKinds,
  RENEWABLE,
} from '../licenses/testing-license'
import { lockApplication } from '../process/lock'
import type { Answers } from './answer-values'
import type { Applicant } from './mutations'
import { startAmendment, startRenewal } from './renewal'
import { createApplicant, createDocument } from './testing-applicant'

let supervisor: Actor
let type: { id: string; version_id: string }
beforeAll(async () => {
  supervisor = await createSupervisor(db)
  type = await createRenewableType(db)
})
afterAll(stopSender)

const today = dayOf(new Date())
const soon = addDays(today, 20)

const renew = (who: Applicant, license_id: string, application_id = newId()) =>
  db.transaction().execute((trx) => startRenewal(trx, who, { license_id, application_id }))
const amend = (who: Applicant, license_id: string) =>
  db.transaction().execute((trx) => startAmendment(trx, who, { license_id, application_id: newId() }))

/** As the engine does at the end of the last stage. */
const issue = (application_id: string, issued_on = '') =>
  db.transaction().execute(async (trx) => {
    const application = await lockApplication(trx, application_id)
    if (!application) throw new Error('no application')
    await trx
      .updateTable('applications')
      .set({ status: 'approved' })
      .where('id', '=', application_id)
      .execute()
    const given = { license_number: '', issued_on }
    return issueLicense(trx, {
      application,
      definition: RENEWABLE,
      actor: supervisor,
      given,
      now: new Date(),
    })
  })

const revoke = (license_id: string) =>
  db.transaction().execute((trx) =>
    moveLicense(trx, {
      license_id,
      transaction_id: newId(),
      move: 'revoke',
      by: { kind: 'staff', role: 'supervisor' },
      actor: supervisor,
      reason_code: 'violation',
      comment: 'Pelanggaran',
    }),
  )

describe('starting', () => {
  test('takes over what was last sent, what the company says today, and documents that are still there', async () => {
    const applicant = await createApplicant(db)
    const { id, application_id } = await createLicense(db, applicant, type, { valid_until_on: soon })
    const [kept, gone] = [
      await createDocument(db, applicant.company.id),
      await createDocument(db, applicant.company.id),
    ]
    await db
      .updateTable('application_submissions')
      .set({ documents: JSON.stringify({ label: [gone, kept], unknown: [kept] }) })
      .where('application_id', '=', application_id)
      .execute()
    await db.updateTable('documents').set({ deleted_at: new Date() }).where('id', '=', gone).execute()
    const outcome = await renew(applicant, id)
    if (!outcome.ok) throw new Error(outcome.reason)
    const draft = await db
      .selectFrom('applications')
      .selectAll()
      .where('id', '=', outcome.id)
      .executeTakeFirstOrThrow()
    expect(draft).toMatchObject({ kind: 'renewal', license_id: id, status: 'draft' })
    expect((draft.data as Answers).product_name).toBe('Keripik tempe')
    const attached = await db
      .selectFrom('application_documents')
      .select(['requirement_key', 'document_id'])
      .where('application_id', '=', outcome.id)
      .execute()
    expect(attached).toEqual([{ requirement_key: 'label', document_id: kept }])
  })

  test('is refused outside the window, for a stranger, and a second time', async () => {
    const applicant = await createApplicant(db)
    const stranger = await createApplicant(db)
    const far = await createLicense(db, applicant, type, { valid_until_on: addDays(today, 200) })
    expect(await renew(applicant, far.id)).toEqual({ ok: false, reason: 'tooEarly' })
    const { id } = await createLicense(db, applicant, type, { valid_until_on: soon })
    expect(await renew(stranger, id)).toEqual({ ok: false, reason: 'notFound' })
    const application_id = newId()
    expect(await renew(applicant, id, application_id)).toMatchObject({ ok: true, repeated: false })
    expect(await renew(applicant, id, application_id)).toMatchObject({ ok: true, repeated: true })
    expect(await renew(applicant, id)).toEqual({ ok: false, reason: 'underWay' })
    expect(await amend(applicant, id)).toEqual({ ok: false, reason: 'underWay' })
    await db
      .updateTable('applications')
      .set({ status: 'withdrawn' })
      .where('id', '=', application_id)
      .execute()
    expect(await amend(applicant, id)).toMatchObject({ ok: true })
  })

  test('two at once: one draft', async () => {
    const applicant = await createApplicant(db)
    for (let round = 0; round < 4; round++) {
      const { id } = await createLicense(db, applicant, type, { valid_until_on: soon })
      const outcomes = await Promise.all([renew(applicant, id), amend(applicant, id), renew(applicant, id)])
      expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
      const drafts = await db.selectFrom('applications').select('id').where('license_id', '=', id).execute()
      expect(drafts).toHaveLength(1)
    }
  })
})

describe('issuing', () => {
  async function started(valid_until_on: string) {
    const applicant = await createApplicant(db)
    const license = await createLicense(db, applicant, type, { valid_until_on })
    const outcome = await renew(applicant, license.id)
    if (!outcome.ok) throw new Error(outcome.reason)
    return { applicant, license, application_id: outcome.id }
  }

  test('a renewal before the end begins on the day after it and takes its place', async () => {
    const { license, application_id } = await started(soon)
    const issued = await issue(application_id)
    const row = await getLicense(db, issued.id)
    expect(row).toMatchObject({
      supersedes_id: license.id,
      valid_from_on: addDays(soon, 1),
      valid_until_on: addMonths(soon, 60),
      certificate: { facts: [{ value: { id: 'Keripik tempe' } }] },
    })
    expect((await getLicense(db, license.id)).status).toBe('superseded')
    expect(await listKinds(db, license.id)).toEqual(['renewed'])
    expect(await listKinds(db, issued.id)).toEqual(['issued'])
  })

  test('a renewal after the end begins when it is issued', async () => {
    const { application_id } = await started(addDays(today, -5))
    const issued = await issue(application_id)
    expect(await getLicense(db, issued.id)).toMatchObject({
      valid_from_on: null,
      valid_until_on: addMonths(today, 60),
    })
  })

  test('an amendment keeps the last day', async () => {
    const applicant = await createApplicant(db)
    const license = await createLicense(db, applicant, type, { valid_until_on: addDays(today, 300) })
    const outcome = await amend(applicant, license.id)
    if (!outcome.ok) throw new Error(outcome.reason)
    const issued = await issue(outcome.id)
    expect(await getLicense(db, issued.id)).toMatchObject({
      valid_from_on: null,
      valid_until_on: addDays(today, 300),
    })
    expect(await listKinds(db, license.id)).toEqual(['amended'])
  })

  test('nobody gets around a revocation by a renewal, however close they are', async () => {
    const first = await started(soon)
    await revoke(first.license.id)
    await expect(issue(first.application_id)).rejects.toBeInstanceOf(PredecessorGone)
    for (let round = 0; round < 5; round++) {
      const { license, application_id } = await started(soon)
      const [issued, revoked] = await Promise.allSettled([issue(application_id), revoke(license.id)])
      const isRevoked = revoked.status === 'fulfilled' && revoked.value.ok
      expect(issued.status === 'fulfilled').toBe(!isRevoked)
      expect((await getLicense(db, license.id)).status).toBe(isRevoked ? 'revoked' : 'superseded')
      const successors = await db
        .selectFrom('licenses')
        .select('id')
        .where('supersedes_id', '=', license.id)
        .execute()
      expect(successors).toHaveLength(isRevoked ? 0 : 1)
    }
  })
})
