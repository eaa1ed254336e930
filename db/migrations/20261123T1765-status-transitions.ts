import { type Kysely, sql } from 'kysely'

/** What may follow what in billing, as it stood when this was written. A later change is a migration of its own. */
const TRANSITIONS: Record<string, Record<string, readonly string[]>> = {
  subscriptions: {
    pending: ['active', 'canceled'],
    trialing: ['active', 'past_due', 'canceled', 'expired'],
    active: ['past_due', 'paused', 'canceled', 'expired'],
    past_due: ['active', 'restricted', 'canceled', 'expired'],
    restricted: ['active', 'canceled', 'expired'],
    paused: ['active', 'canceled'],
    canceled: ['active'],
    expired: ['active'],
  },
  invoices: {
    draft: ['open', 'paid', 'void'],
    open: ['paid', 'void', 'uncollectible'],
    paid: ['open'],
    void: [],
    uncollectible: ['paid'],
  },
  payments: {
    created: ['pending', 'paid', 'failed', 'expired', 'canceled'],
    pending: ['paid', 'failed', 'expired', 'canceled'],
    failed: ['pending', 'paid', 'expired', 'canceled'],
    expired: ['pending', 'paid'],
    canceled: ['pending', 'paid'],
    paid: ['failed', 'canceled', 'refunded'],
    refunded: [],
  },
  refunds: {
    requested: ['sent', 'succeeded', 'failed', 'canceled'],
    sent: ['succeeded', 'failed', 'canceled'],
    succeeded: [],
    failed: [],
    canceled: [],
  },
}

/**
 * A state that cannot follow is refused by the database, whichever code tries it: a forgotten case becomes an error with an id
 * and a rolled back transaction in place of a wrong invoice.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table status_transitions (
      entity text not null,
      from_status text not null,
      to_status text not null,
      constraint status_transitions_pkey primary key (entity, from_status, to_status)
    )`.execute(db)
  const rows = Object.entries(TRANSITIONS).flatMap(([entity, table]) =>
    Object.entries(table).flatMap(([from, next]) => next.map((to) => sql`(${entity}, ${from}, ${to})`)),
  )
  await sql`insert into status_transitions (entity, from_status, to_status) values ${sql.join(rows)}`.execute(
    db,
  )
  await sql`
    create function refuse_status_outside_table() returns trigger language plpgsql as $$
    begin
      if not exists (
        select from status_transitions
        where entity = tg_table_name and from_status = old.status and to_status = new.status
      ) then
        raise exception '% % cannot go from % to %', tg_table_name, old.id, old.status, new.status
          using errcode = 'check_violation', table = tg_table_name, constraint = tg_table_name || '_status_transition';
      end if;
      return new;
    end $$`.execute(db)
  for (const entity of Object.keys(TRANSITIONS))
    await sql`
      create trigger ${sql.ref(`${entity}_status_transition`)} before update of status on ${sql.table(entity)}
      for each row when (old.status is distinct from new.status)
      execute function refuse_status_outside_table()`.execute(db)
}
