import type { Db, Trx } from '@/db'
import { readDefinition } from '../definitions/definition'
import { FINAL_STATUSES } from '../process/status'
import type { Offer } from './follow-up'

/** What a licence type offers for the licences that stand: by its current published version, not by theirs. */
export async function findOffer(db: Db | Trx, licenseTypeId: string | null): Promise<Offer> {
  if (licenseTypeId === null) return null
  const row = await db
    .selectFrom('license_types as type')
    .innerJoin('license_type_versions as version', 'version.id', 'type.current_version_id')
    .select('version.definition')
    .where('type.id', '=', licenseTypeId)
    .where('type.status', '=', 'published')
    .executeTakeFirst()
  if (!row) return null
  const { renewal, amendable } = readDefinition(row.definition)
  return { renewal, amendable }
}

/** The renewal or amendment of a licence that is under way, drafts included. */
export async function findOpenFollowUp(db: Db | Trx, licenseId: string) {
  return db
    .selectFrom('applications')
    .select(['id', 'number', 'kind', 'status'])
    .where('license_id', '=', licenseId)
    .where('status', 'not in', [...FINAL_STATUSES])
    .executeTakeFirst()
}
