import { type Kysely, sql } from 'kysely'

/** PPN is said by versions with a first day (`tax_rules`) and nowhere else: the four settings that said it before go. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`delete from config_settings
    where key in ('billing.is_pkp', 'billing.ppn_rate_bp', 'billing.ppn_base_numerator', 'billing.ppn_base_denominator')`.execute(
    db,
  )
  await sql`delete from config_groups where key = 'billing.tax'
    and not exists (select from config_settings where group_id = config_groups.id)`.execute(db)
}
