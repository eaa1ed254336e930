import type { Trx } from '@/db'
import type { Actor } from '@/lib/audit/mutations'
import { recordAudit } from '@/lib/audit/mutations'
import { lockDocuments } from '@/lib/documents/queries'
import { randomCode } from '@/lib/ids'
import type { Applicant } from '../applications/mutations'
import { holderName } from './issue'
import {
  type LicenseCorrection,
  type LicenseOutcome,
  lockLicense,
  moveLicense,
  recordLicenseEvent,
} from './mutations'
import type { CorrectInput, RecordInput, StaffCorrectInput } from './schema'
import { type LicenseMoveActor, statusByDay } from './status'

export type RecordOutcome =
  | { ok: true; id: string; repeated: boolean }
  | { ok: false; reason: 'notFound' | 'typeUnknown' | 'numberRecorded' }

/**
 * Records a licence that was given elsewhere. We vouch for nothing of it; it takes part in calendar and reminders, and the
 * finder knows that the business has it. Safe to repeat with the same id.
 */
export async function recordLicense(
  trx: Trx,
  { company, actor }: Applicant,
  input: Omit<RecordInput, 'company'>,
  now = new Date(),
): Promise<RecordOutcome> {
  const kind = await kindOf(trx, input)
  if (!kind) return { ok: false, reason: 'typeUnknown' }
  const earlier = await lockLicense(trx, input.license_id, company.id)
  if (earlier) return { ok: true, id: earlier.id, repeated: true }
  const holder = await trx
    .selectFrom('companies')
    .select(['entity_kind', 'trade_name', 'legal_name'])
    .where('id', '=', company.id)
    .executeTakeFirstOrThrow()
  const valid_until_on = input.valid_until_on || null
  const status = statusByDay(valid_until_on, now)
  const row = {
    ...kind,
    issuer: input.issuer,
    number: input.number,
    issued_on: input.issued_on,
    valid_until_on,
    status,
  }
  const inserted = await trx
    .insertInto('licenses')
    .values({
      id: input.license_id,
      ...row,
      origin: 'recorded',
      company_id: company.id,
      holder_name: holderName(holder),
      verification_code: randomCode(20),
      issued_by: actor.user_id,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  // Either this number is recorded already, or the id is another company's: one does not learn which.
  if (!inserted) return { ok: false, reason: 'numberRecorded' }
  await attach(trx, company.id, inserted.id, input.documents)
  await recordLicenseEvent(trx, actor, {
    license_id: inserted.id,
    kind: 'recorded',
    to_status: status,
    effective_on: input.issued_on,
  })
  await recordAudit(trx, actor, {
    action: 'license.recorded',
    entity_type: 'license',
    entity_id: inserted.id,
    company_id: company.id,
    after: row,
  })
  return { ok: true, id: inserted.id, repeated: false }
}

export type CorrectOutcome = LicenseOutcome | { ok: false; reason: 'typeUnknown' | 'numberRecorded' }

/** Puts right what was recorded, documents included. Its holder's affair as long as nothing has taken its place. */
export async function correctRecorded(
  trx: Trx,
  { company, actor }: Applicant,
  input: Omit<CorrectInput, 'company'>,
  now = new Date(),
): Promise<CorrectOutcome> {
  const outcome = await correct(trx, { kind: 'holder' }, actor, { ...input, company_id: company.id }, now)
  if (outcome.ok && !outcome.repeated) await attach(trx, company.id, input.license_id, input.documents)
  return outcome
}

/** A supervisor puts right a typing error in what somebody recorded. */
export async function correctAsStaff(
  trx: Trx,
  actor: Actor,
  input: StaffCorrectInput,
  now = new Date(),
): Promise<CorrectOutcome> {
  return correct(trx, { kind: 'staff', role: 'supervisor' }, actor, input, now)
}

type Correction = Omit<StaffCorrectInput, 'comment'> & { comment?: string; company_id?: string }

async function correct(
  trx: Trx,
  by: LicenseMoveActor,
  actor: Actor,
  input: Correction,
  now: Date,
): Promise<CorrectOutcome> {
  const license = await lockLicense(trx, input.license_id, input.company_id)
  if (!license) return { ok: false, reason: 'notFound' }
  const kind = await kindOf(trx, input)
  if (!kind) return { ok: false, reason: 'typeUnknown' }
  const correction: LicenseCorrection = {
    ...kind,
    issuer: input.issuer,
    number: input.number,
    issued_on: input.issued_on,
    valid_until_on: input.valid_until_on || null,
  }
  if (await isNumberTaken(trx, license.company_id, license.id, correction))
    return { ok: false, reason: 'numberRecorded' }
  const { license_id, transaction_id, company_id, comment } = input
  return moveLicense(
    trx,
    {
      license_id,
      transaction_id,
      move: 'correct',
      by,
      actor,
      ...(company_id !== undefined && { company_id }),
      ...(comment !== undefined && { comment }),
    },
    correction,
    now,
  )
}

/** Takes a recorded licence away again, with its history. Not one that something was renewed from, or is about to be. */
export async function removeRecorded(
  trx: Trx,
  { company, actor }: Applicant,
  licenseId: string,
): Promise<{ ok: true } | { ok: false; reason: 'notFound' | 'notAllowed' | 'inUse' }> {
  const license = await lockLicense(trx, licenseId, company.id)
  if (!license) return { ok: false, reason: 'notFound' }
  if (license.origin !== 'recorded') return { ok: false, reason: 'notAllowed' }
  const used = await trx
    .selectFrom('applications')
    .select('id')
    .where('license_id', '=', license.id)
    .executeTakeFirst()
  if (used) return { ok: false, reason: 'inUse' }
  await trx.deleteFrom('licenses').where('id', '=', license.id).where('company_id', '=', company.id).execute()
  const { custom_name, issuer, number, issued_on, valid_until_on } = license
  await recordAudit(trx, actor, {
    action: 'license.removed',
    entity_type: 'license',
    entity_id: license.id,
    company_id: company.id,
    before: {
      license_type_id: license.license_type_id,
      custom_name,
      issuer,
      number,
      issued_on,
      valid_until_on,
    },
  })
  return { ok: true }
}

async function kindOf(trx: Trx, input: { license_type: string; custom_name: string }) {
  if (input.license_type === '') return { license_type_id: null, custom_name: input.custom_name }
  const type = await trx
    .selectFrom('license_types')
    .select('id')
    .where('code', '=', input.license_type)
    .where('status', '<>', 'draft')
    .executeTakeFirst()
  return type && { license_type_id: type.id, custom_name: null }
}

/** Only the company's own documents are attached; others are simply left out. */
async function attach(
  trx: Trx,
  companyId: Applicant['company']['id'],
  licenseId: string,
  ids: string[],
): Promise<void> {
  const documents = await lockDocuments(trx, companyId, [...new Set(ids)])
  await trx.deleteFrom('license_documents').where('license_id', '=', licenseId).execute()
  if (documents.length === 0) return
  await trx
    .insertInto('license_documents')
    .values(documents.map(({ id }) => ({ license_id: licenseId, document_id: id })))
    .execute()
}

async function isNumberTaken(
  trx: Trx,
  companyId: string,
  licenseId: string,
  { license_type_id = null, custom_name = null, number = '' }: LicenseCorrection,
): Promise<boolean> {
  const row = await trx
    .selectFrom('licenses')
    .select('id')
    .where('company_id', '=', companyId)
    .where('origin', '=', 'recorded')
    .where('number', '=', number)
    .where('license_type_id', 'is not distinct from', license_type_id)
    .where('custom_name', 'is not distinct from', custom_name)
    .where('id', '<>', licenseId)
    .executeTakeFirst()
  return row !== undefined
}
