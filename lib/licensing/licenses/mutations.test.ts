import '@/db/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db'
import type { Actor } from '@/lib/audit/mutations'
import { type CompanyId, newId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import type { Applicant } from '../applications/mutations'
import { createApplicant, createDocument } from '../applications/testing-applicant'
import { getBusiness } from '../finder/business'
import { type LicenseMoveRequest, moveLicense } from './mutations'
import { findLicense } from './queries'
import { correctAsStaff, correctRecorded, recordLicense, removeRecorded } from './recorded'
import {
  createLicense,
  createRenewableType,
  createSupervisor,
  getLicense,
  listKinds,
} from './testing-license'
import { findVerified } from './verification'

let applicant: Applicant
let stranger: Applicant
let supervisor: Actor
let type: { id: string; version_id: string }
beforeAll(async () => {
  applicant = await createApplicant(db, { nib: null })
  stranger = await createApplicant(db)
  supervisor = await createSupervisor(db)
  type = await createRenewableType(db)
})
afterAll(stopSender)

const move = (license_id: string, request: Partial<LicenseMoveRequest>) =>
  db.transaction().execute((trx) =>
    moveLicense(trx, {
      license_id,
      transaction_id: newId(),
      move: 'suspend',
      by: { kind: 'staff', role: 'supervisor' },
      actor: supervisor,
      reason_code: 'inspection',
      comment: 'Dapur diperiksa lagi',
      ...request,
    }),
  )

describe('suspending, reinstating, revoking', () => {
  test('each with its history, audit and mail; what was revoked stays so', async () => {
    const { id } = await createLicense(db, applicant, type, { valid_until_on: '2030-01-01' })
    expect(await move(id, { until_on: '2027-01-31' })).toMatchObject({ ok: true })
    expect(await getLicense(db, id)).toMatchObject({ status: 'suspended', suspended_until_on: '2027-01-31' })
    expect(await move(id, { move: 'reinstate', reason_code: 'remedied' })).toMatchObject({ ok: true })
    expect(await getLicense(db, id)).toMatchObject({ status: 'active', suspended_until_on: null })
    expect(await move(id, { move: 'revoke', reason_code: 'violation' })).toMatchObject({ ok: true })
    for (const again of ['suspend', 'reinstate', 'revoke', 'expire'] as const)
      expect(await move(id, { move: again })).toMatchObject({
        ok: false,
        reason: 'conflict',
        status: 'revoked',
      })
    expect(await listKinds(db, id)).toEqual(['suspended', 'reinstated', 'revoked'])
    const audit = await db
      .selectFrom('audit_log')
      .select(['action', 'company_id'])
      .where('entity_id', '=', id)
      .orderBy('created_at')
      .execute()
    expect(audit.map((row) => row.action)).toEqual([
      'license.suspended',
      'license.reinstated',
      'license.revoked',
    ])
    const mails = await db
      .selectFrom('email_messages')
      .select('variables')
      .where('company_id', '=', applicant.company.id)
      .where('template_key', '=', 'license_changed')
      .orderBy('created_at')
      .execute()
    expect(mails.map((mail) => (mail.variables as { outcome: string }).outcome)).toEqual([
      'dibekukan',
      'berlaku kembali',
      'dicabut',
    ])
  })

  test('repeated it answers the same and changes nothing; its id is for one intention', async () => {
    const { id } = await createLicense(db, applicant, type, { valid_until_on: '2030-01-01' })
    const transaction_id = newId()
    expect(await move(id, { transaction_id })).toMatchObject({ ok: true, repeated: false })
    expect(await move(id, { transaction_id })).toMatchObject({ ok: true, repeated: true })
    expect(await move(id, { transaction_id, move: 'revoke' })).toMatchObject({ reason: 'notAllowed' })
    expect(await listKinds(db, id)).toEqual(['suspended'])
  })

  test('raced, one of two wins', async () => {
    const { id } = await createLicense(db, applicant, type, { valid_until_on: '2030-01-01' })
    const outcomes = await Promise.all([move(id, { move: 'revoke' }), move(id, { move: 'revoke' })])
    expect(outcomes.map((outcome) => outcome.ok).sort()).toEqual([false, true])
    expect(await listKinds(db, id)).toEqual(['revoked'])
  })

  test('only supervisors may, and nobody over what was recorded', async () => {
    const { id } = await createLicense(db, applicant, type)
    for (const role of ['reviewer', 'finance', 'admin'] as const)
      expect(await move(id, { by: { kind: 'staff', role } })).toMatchObject({ reason: 'notAllowed' })
    expect(await move(id, { by: { kind: 'holder' } })).toMatchObject({ reason: 'notAllowed' })
    const recorded = await createLicense(db, applicant, type, { origin: 'recorded' })
    expect(await move(recorded.id, {})).toMatchObject({ reason: 'notAllowed' })
    expect(await move(newId(), {})).toEqual({ ok: false, reason: 'notFound' })
    expect(await move(id, { company_id: stranger.company.id })).toEqual({ ok: false, reason: 'notFound' })
  })
})

describe('recorded licences', () => {
  const facts = {
    license_type: '',
    custom_name: 'Izin Gangguan',
    issuer: 'Pemerintah Kota Bandung',
    number: '503/IG-12/2019',
    issued_on: '2019-05-02',
    valid_until_on: '2030-05-02',
    documents: [] as string[],
  }
  const record = (who: Applicant, input: Partial<typeof facts> & { license_id?: string } = {}) =>
    db.transaction().execute((trx) => recordLicense(trx, who, { license_id: newId(), ...facts, ...input }))

  test('with their own documents, once, and vouched for by nobody', async () => {
    const [own, foreign] = [
      await createDocument(db, applicant.company.id),
      await createDocument(db, stranger.company.id),
    ]
    const license_id = newId()
    const documents = [own, foreign]
    expect(await record(applicant, { license_id, documents })).toMatchObject({ ok: true, repeated: false })
    expect(await record(applicant, { license_id, documents })).toMatchObject({ ok: true, repeated: true })
    expect(await record(applicant)).toEqual({ ok: false, reason: 'numberRecorded' })
    expect(await record(stranger, { license_id })).toMatchObject({ ok: false })
    // The same number of another business is theirs to record.
    expect(await record(stranger)).toMatchObject({ ok: true })
    const license = await findLicense(db, applicant.company.id, license_id)
    expect(license).toMatchObject({ name_id: 'Izin Gangguan', origin: 'recorded', status: 'active' })
    expect(license?.documents.map((document) => document.id)).toEqual([own])
    expect(await findLicense(db, stranger.company.id, license_id)).toBeUndefined()
    const verified = await findVerified(db, license?.verification_code ?? '', new Date())
    expect(verified).toMatchObject({ origin: 'recorded', title: { id: 'Izin Gangguan' } })
  })

  test('of a kind of ours they count as held', async () => {
    const license_type = (
      await db.selectFrom('license_types').select('code').where('id', '=', type.id).executeTakeFirstOrThrow()
    ).code
    await record(applicant, { license_type, number: 'held-1' })
    const business = await getBusiness(db, applicant.company.id)
    expect(JSON.stringify(business.holding)).toContain(license_type)
    expect(await record(applicant, { license_type: 'nonsense' })).toEqual({
      ok: false,
      reason: 'typeUnknown',
    })
  })

  test('are put right by their holder or a supervisor, and expire or stand again by their days', async () => {
    const license_id = newId()
    await record(applicant, { license_id, number: 'typo-1', valid_until_on: '2020-05-02' })
    expect((await getLicense(db, license_id)).status).toBe('expired')
    const input = { license_id, transaction_id: newId(), ...facts, number: 'right-1' }
    const correct = (who: Applicant, extra: object = {}) =>
      db.transaction().execute((trx) => correctRecorded(trx, who, { ...input, ...extra }))
    expect(await correct(stranger)).toEqual({ ok: false, reason: 'notFound' })
    expect(await correct(applicant)).toMatchObject({ ok: true, repeated: false })
    expect(await correct(applicant)).toMatchObject({ ok: true, repeated: true })
    expect(await getLicense(db, license_id)).toMatchObject({ status: 'active', number: 'right-1' })
    const staff = { ...input, transaction_id: newId(), number: 'right-2', comment: 'Salah ketik' }
    expect(await db.transaction().execute((trx) => correctAsStaff(trx, supervisor, staff))).toMatchObject({
      ok: true,
    })
    expect(await listKinds(db, license_id)).toEqual(['recorded', 'corrected', 'corrected'])
    const taken = { transaction_id: newId(), number: facts.number }
    expect(await correct(applicant, taken)).toEqual({ ok: false, reason: 'numberRecorded' })
    const issued = await createLicense(db, applicant, type)
    expect(await correct(applicant, { license_id: issued.id, transaction_id: newId() })).toMatchObject({
      reason: 'notAllowed',
    })
  })

  test('are removed by their holder alone', async () => {
    const license_id = newId()
    await record(applicant, { license_id, number: 'gone-1' })
    const remove = (who: Applicant, id: string) =>
      db.transaction().execute((trx) => removeRecorded(trx, who, id))
    expect(await remove(stranger, license_id)).toEqual({ ok: false, reason: 'notFound' })
    expect(await remove(applicant, license_id)).toEqual({ ok: true })
    expect(await remove(applicant, license_id)).toEqual({ ok: false, reason: 'notFound' })
    const issued = await createLicense(db, applicant, type)
    expect(await remove(applicant, issued.id)).toEqual({ ok: false, reason: 'notAllowed' })
    expect(await findLicense(db, applicant.company.id as CompanyId, license_id)).toBeUndefined()
  })
})
