import { type Kysely, sql } from 'kysely'

/**
 * The sums now hold all licence types and all priorities together as well, and are found by what is asked for first and by
 * the day last. Everything is counted anew.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`truncate process_facts, stage_facts, reason_facts, case_figures, duration_figures, stage_figures,
    stage_duration_figures, reason_figures`.execute(db)
  const keys = {
    case_figures: 'level, license_type_id, priority, grain, on_day, region_code',
    duration_figures: 'license_type_id, priority, grain, on_day, side, days',
    stage_figures: 'license_type_id, priority, grain, on_day, stage_kind, reviewer_id',
    stage_duration_figures: 'priority, grain, on_day, stage_kind, reviewer_id, days',
    reason_figures:
      'priority, grain, on_day, move, license_type_id, stage_kind, target_kind, target_key, code',
  }
  for (const [table, key] of Object.entries(keys)) {
    await sql`alter table ${sql.table(table)} drop constraint ${sql.raw(`${table}_key`)},
      add constraint ${sql.raw(`${table}_key`)} unique nulls not distinct (${sql.raw(key)})`.execute(db)
  }
  await sql`insert into figure_marks (application_id) select id from applications where submitted_at is not null`.execute(
    db,
  )
}
