import { type Kysely, sql } from 'kysely'

/** Finance may say of a refund that was made at a provider that the plan goes on all the same. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table refunds
      drop constraint refunds_ends_plan,
      add constraint refunds_ends_plan check (ends_plan in ('now', 'period_end', 'keep'))`.execute(db)
}
