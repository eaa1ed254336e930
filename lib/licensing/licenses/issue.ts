import { sql } from 'kysely'
import type { Trx } from '@/db'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import { newId, randomCode } from '@/lib/ids'
import { nextNumber } from '@/lib/number-series'
import { addMonths, dayOf } from '@/lib/time'
import type { LicenseDefinition } from '../definitions/definition'
import type { LockedApplication } from '../process/moves'

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

/** What a certificate says beside number and days, as it was when the licence was issued. Public: nothing personal belongs here. */
export type CertificateData = {
  regency: string | null
  province: string | null
  activity: { code: string; title: string } | null
}

/**
 * Issues the licence of an application in the caller's transaction: number, validity, verification code, row, audit.
 * Throws NumberTaken when the number exists.
 */
export async function issueLicense(trx: Trx, input: IssueInput) {
  const { application, definition, now } = input
  const issued_on = input.given.issued_on || dayOf(now)
  const number = await numberOf(trx, input, issued_on)
  const company = await findHolder(trx, application.company_id)
  const { years } = definition.validity
  const certificate: CertificateData = {
    regency: company.regency,
    province: company.province,
    activity:
      company.kbli_code && company.kbli_title ? { code: company.kbli_code, title: company.kbli_title } : null,
  }
  const license = await trx
    .insertInto('licenses')
    .values({
      id: newId(),
      number,
      company_id: application.company_id,
      application_id: application.id,
      license_type_id: application.license_type_id,
      license_type_version_id: application.license_type_version_id,
      holder_name: holderName(company),
      verification_code: randomCode(20),
      issued_on,
      valid_until_on: years === null ? null : addMonths(issued_on, years * 12),
      certificate: JSON.stringify(certificate),
      issued_by: input.actor.user_id,
    })
    .onConflict((conflict) => conflict.columns(['license_type_id', 'number']).doNothing())
    .returning(['id', 'number', 'verification_code', 'issued_on', 'valid_until_on'])
    .executeTakeFirst()
  if (!license) throw new NumberTaken()
  await recordAudit(trx, input.actor, {
    action: 'license.issued',
    entity_type: 'license',
    entity_id: license.id,
    company_id: application.company_id,
    after: { ...license, verification_code: undefined },
  })
  return license
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
