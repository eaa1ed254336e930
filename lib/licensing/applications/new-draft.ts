import type { Trx } from '@/db'
import { recordAudit } from '@/lib/audit/mutations'
import { nextApplicationNumber } from '@/lib/number-series'
import { dayOf } from '@/lib/time'
import type { PublishedLicenseType } from '../finder/profile'
import { COUNTED_STATUSES } from '../process/status'
import type { Answers } from './answer-values'
import type { Applicant } from './mutations'

type NewDraft = {
  id: string
  type: PublishedLicenseType
  answers: Answers
  kind: 'new' | 'renewal' | 'amendment'
  /** What is renewed or amended. */
  license_id: string | null
}

/**
 * A draft's row, its number and its audit entry. Undefined when the id is taken already: it is another company's, as if it
 * had never been.
 */
export async function insertDraft(
  trx: Trx,
  { company, actor }: Applicant,
  draft: NewDraft,
  now: Date,
): Promise<{ id: string; number: string } | undefined> {
  const { type, kind, license_id } = draft
  const inserted = await trx
    .insertInto('applications')
    .values({
      id: draft.id,
      number: await nextApplicationNumber(trx, dayOf(now)),
      company_id: company.id,
      company_name: company.trade_name,
      license_type_id: type.id,
      license_type_version_id: type.version_id,
      kind,
      license_id,
      data: JSON.stringify(draft.answers),
      created_by: actor.user_id,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning(['id', 'number'])
    .executeTakeFirst()
  if (!inserted) return undefined
  await recordAudit(trx, actor, {
    action: 'application.started',
    entity_type: 'application',
    entity_id: inserted.id,
    company_id: company.id,
    after: {
      number: inserted.number,
      license_type: type.code,
      ...(kind !== 'new' && { kind, license_id }),
    },
  })
  return inserted
}

/** Whether a company has sent an application for a licence type that is neither decided nor withdrawn. */
export async function isUnderWay(trx: Trx, companyId: string, typeId: string) {
  const row = await trx
    .selectFrom('applications')
    .select('id')
    .where('company_id', '=', companyId)
    .where('license_type_id', '=', typeId)
    .where('status', 'in', [...COUNTED_STATUSES])
    .executeTakeFirst()
  return row !== undefined
}
