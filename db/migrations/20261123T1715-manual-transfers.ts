import { type Kysely, sql } from 'kysely'

/**
 * A transfer that the payer reports waits until finance has decided about it, also where the invoice was paid another way
 * meanwhile: the money may have come all the same.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table payments
      add column decided_at timestamptz,
      add column decided_by uuid constraint payments_decided_by_fkey references users (id) on delete set null`.execute(
    db,
  )
  await sql`create index payments_decided_by_idx on payments (decided_by) where decided_by is not null`.execute(
    db,
  )
  await sql`update payments set decided_at = updated_at where provider = 'manual' and status not in ('created', 'pending')`.execute(
    db,
  )
  await sql`create index payments_undecided_idx on payments (created_at, id) where provider = 'manual' and decided_at is null`.execute(
    db,
  )
}
