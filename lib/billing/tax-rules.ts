import type { Db, Trx } from '@/db'
import type { TaxRules } from './tax'

/**
 * The rules of PPN on a day (`YYYY-MM-DD` of Jakarta): the version with the newest first day that is not after it. Throws when
 * the day lies before all versions.
 */
export async function findTaxRules(db: Db | Trx, day: string): Promise<TaxRules> {
  return db
    .selectFrom('tax_rules')
    .select(['is_pkp', 'rate_bp', 'base_numerator', 'base_denominator'])
    .where('from_on', '<=', day)
    .orderBy('from_on', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
}
