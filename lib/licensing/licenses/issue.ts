import { sql } from 'kysely'
import type { Trx } from '@/db'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import { newId, randomCode } from '@/lib/ids'
import { nextNumber } from '@/lib/number-series'
import { addDays, addMonths, dayOf } from '@/lib/time'
import type { Answers } from '../applications/answer-values'
import type { LicenseDefinition } from '../definitions/definition'
import type { LockedApplication } from '../process/lock'
import { type CertificateFact, certificateFacts } from './certificate-facts'
import { type LockedLicense, lockLicense, moveLicense, recordLicenseEvent } from './mutations'
import { LICENSE_STATUSES, nextLicenseStatus } from './status'

export type IssueInput = {
  application: LockedApplication
  definition: LicenseDefinition
  actor: Actor
  /** The authority's number and day, where the definition says that the authority gives them. */
  given: { license_number: string; issued_on: string }
  now: Date
}

/** Another licence of this type has the number already. Thrown, so that the transaction is undone as a whole. */
export class NumberTaken extends Error {
  constructor() {
    super('A licence of this type has this number already')
    this.name = 'NumberTaken'
  }
}

/**
 * The licence that was to be renewed or amended was revoked or suspended meanwhile. Thrown, so that the transaction is
 * undone as a whole: nobody gets around a revocation by a renewal.
 */
export class PredecessorGone extends Error {
  constructor(status: string | undefined) {
    super(`The earlier licence cannot be replaced: it is ${status ?? 'gone'}`)
    this.name = 'PredecessorGone'
  }
}

/** What a certificate says beside number and days, as it was when the licence was issued. Public: nothing personal belongs here. */
export type CertificateData = {
  regency: string | null
  province: string | null
  activity: { code: string; title: string } | null
  facts?: CertificateFact[]
}

/**
 * Issues the licence of an application in the caller's transaction: number, validity, verification code, row, history,
 * audit. A renewal or an amendment takes the place of the earlier licence in the same transaction; renewed early, it begins
 * on the day after the earlier one's last. Throws NumberTaken when the number exists, PredecessorGone when there is nothing
 * to renew or amend any more.
 */
export async function issueLicense(trx: Trx, input: IssueInput) {
  const { application, definition, now } = input
  const earlier = await lockPredecessor(trx, application)
  const id = newId()
  if (earlier) await supersede(trx, input, earlier, id)
  const issued_on = input.given.issued_on || dayOf(now)
  const number = await numberOf(trx, input, issued_on)
  const company = await findHolder(trx, application.company_id)
  const certificate: CertificateData = {
    regency: company.regency,
    province: company.province,
    activity:
      company.kbli_code && company.kbli_title ? { code: company.kbli_code, title: company.kbli_title } : null,
    facts: certificateFacts(definition, application.data as Answers),
  }
  const license = await trx
    .insertInto('licenses')
    .values({
      id,
      number,
      company_id: application.company_id,
      application_id: application.id,
      license_type_id: application.license_type_id,
      license_type_version_id: application.license_type_version_id,
      holder_name: holderName(company),
      verification_code: randomCode(20),
      issued_on,
      ...validityOf(input, issued_on, earlier),
      supersedes_id: earlier?.id ?? null,
      certificate: JSON.stringify(certificate),
      issued_by: input.actor.user_id,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['license_type_id', 'number'])
        .where('origin', '=', 'issued')
        .where('status', '<>', 'superseded')
        .doNothing(),
    )
    .returning(['id', 'number', 'verification_code', 'issued_on', 'valid_until_on'])
    .executeTakeFirst()
  if (!license) throw new NumberTaken()
  await recordLicenseEvent(trx, input.actor, {
    license_id: license.id,
    kind: 'issued',
    to_status: 'active',
    effective_on: issued_on,
    related_license_id: earlier?.id ?? null,
  })
  await recordAudit(trx, input.actor, {
    action: 'license.issued',
    entity_type: 'license',
    entity_id: license.id,
    company_id: application.company_id,
    after: { ...license, verification_code: undefined, supersedes_id: earlier?.id },
  })
  return license
}

/** The licence that an application renews or amends, locked. Undefined for a new one. */
async function lockPredecessor(trx: Trx, application: LockedApplication): Promise<LockedLicense | undefined> {
  if (application.kind === 'new' || application.license_id === null) return undefined
  const earlier = await lockLicense(trx, application.license_id, application.company_id)
  const status = LICENSE_STATUSES.find((one) => one === earlier?.status)
  if (!earlier || !status || nextLicenseStatus(status, 'supersede') === undefined)
    throw new PredecessorGone(earlier?.status)
  return earlier
}

async function supersede(trx: Trx, input: IssueInput, earlier: LockedLicense, id: string): Promise<void> {
  const kind = input.application.kind === 'renewal' ? 'renewed' : 'amended'
  const moved = await moveLicense(
    trx,
    {
      license_id: earlier.id,
      move: 'supersede',
      by: { kind: 'system' },
      actor: input.actor,
      successor: { id, kind },
    },
    {},
    input.now,
  )
  if (!moved.ok) throw new PredecessorGone(moved.status)
}

function validityOf(input: IssueInput, issuedOn: string, earlier: LockedLicense | undefined) {
  const { years } = input.definition.validity
  const endOf = (day: string) => (years === null ? null : addMonths(day, years * 12))
  if (!earlier) return { valid_until_on: endOf(issuedOn) }
  // An amendment changes what a licence says, not how long it stands.
  if (input.application.kind === 'amendment') return { valid_until_on: earlier.valid_until_on }
  const lastDay = earlier.valid_until_on
  if (lastDay === null || lastDay < issuedOn) return { valid_until_on: endOf(issuedOn) }
  return { valid_from_on: addDays(lastDay, 1), valid_until_on: endOf(lastDay) }
}

/** Whether a number the authority gave has the shape the definition asks for. True where the number is ours to give. */
export function isLicenseNumber(definition: LicenseDefinition, text: string): boolean {
  const { number } = definition.certificate
  return number.source === 'series' || new RegExp(`^(?:${number.pattern})$`, 'u').test(text)
}

/**
 * The name on a licence that everyone may read. Of an individual the business's name, because their legal name is that
 * of a person; of a legal entity its registered name.
 */
export function holderName(company: { entity_kind: string; trade_name: string; legal_name: string }): string {
  return company.entity_kind === 'individual' ? company.trade_name : company.legal_name
}

async function numberOf(trx: Trx, input: IssueInput, issuedOn: string): Promise<string> {
  const { number } = input.definition.certificate
  if (number.source === 'authority') return input.given.license_number
  const year = issuedOn.slice(0, 4)
  const sequence = await nextNumber(trx, `license/${input.application.license_type_id}/${year}`)
  return number.template
    .replaceAll('{year}', year)
    .replaceAll('{sequence}', String(sequence).padStart(6, '0'))
}

async function findHolder(trx: Trx, companyId: string) {
  return trx
    .selectFrom('companies')
    .leftJoin('regions as province', 'province.code', 'companies.province_code')
    .leftJoin('regions as regency', (join) =>
      join.on('regency.code', '=', sql<string>`left(companies.village_code, 5)`),
    )
    .leftJoin('company_kblis', (join) =>
      join.onRef('company_kblis.company_id', '=', 'companies.id').on('company_kblis.is_main', '=', true),
    )
    .leftJoin('kbli_codes', (join) =>
      join
        .onRef('kbli_codes.version', '=', 'company_kblis.version')
        .onRef('kbli_codes.code', '=', 'company_kblis.code'),
    )
    .select([
      'companies.entity_kind',
      'companies.trade_name',
      'companies.legal_name',
      'province.name as province',
      'regency.name as regency',
      'kbli_codes.code as kbli_code',
      'kbli_codes.title_id as kbli_title',
    ])
    .where('companies.id', '=', companyId)
    .executeTakeFirstOrThrow()
}
