import { type Kysely, sql } from 'kysely'

/**
 * What the statistics read, so that they need not read the cases: one narrow row per case, per finished stage and per thing
 * asked for, and sums of them by day and month. Kept up by a job from a list of the cases that changed.
 * These tables are derived and can be made anew from the cases at any time; they have no foreign keys, because what a
 * deleted case had added has still to be taken off the sums.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await workingDays(db)
  await facts(db)
  await sums(db)
  await marks(db)
}

/** How many working days lie up to each day, that between two days there are as many as their numbers differ. */
async function workingDays(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table working_day_numbers (
      day date constraint working_day_numbers_pkey primary key,
      number integer not null
    )`.execute(db)
  await sql`
    create function refresh_working_day_numbers() returns void language sql as $$
      merge into working_day_numbers known
      using (
        select day::date as day, (sum(case when extract(isodow from day) < 6 and holiday_on is null then 1 else 0 end)
          over (order by day))::int as number
        from generate_series('2015-01-01'::timestamp, '2045-12-31'::timestamp, interval '1 day') as day
        left join holidays on holiday_on = day::date
      ) counted on counted.day = known.day
      when matched and known.number <> counted.number then update set number = counted.number
      when not matched then insert (day, number) values (counted.day, counted.number)
    $$`.execute(db)
  await sql`select refresh_working_day_numbers()`.execute(db)
  // Working days after the first day up to and including the last, as lib/working-days.ts counts them.
  await sql`
    create function working_days_between(first date, last date) returns integer language sql stable as $$
      select (select number from working_day_numbers where day = last)
        - (select number from working_day_numbers where day = first)
    $$`.execute(db)
}

async function facts(db: Kysely<unknown>): Promise<void> {
  // A case from its sending on. Days are those of Asia/Jakarta; `region_code` is the regency, '' where it is not known.
  await sql`
    create table process_facts (
      application_id uuid constraint process_facts_pkey primary key,
      license_type_id uuid not null,
      region_code text not null,
      priority text not null,
      status text not null,
      stage_kind text,
      assignee_id uuid,
      due_on date,
      submitted_on date not null,
      ended_on date,
      outcome text constraint process_facts_outcome check (outcome in ('approved', 'deemed', 'rejected', 'withdrawn')),
      total_days smallint,
      office_days smallint,
      applicant_days smallint,
      revisions smallint not null,
      late_stages smallint not null
    )`.execute(db)
  await sql`create index process_facts_submitted_idx on process_facts (submitted_on, application_id)`.execute(
    db,
  )
  await sql`create index process_facts_ended_idx on process_facts (ended_on, application_id)
    where outcome is not null`.execute(db)
  await sql`create index process_facts_outcome_idx on process_facts (outcome, ended_on, application_id)
    where outcome is not null`.execute(db)
  // All that is asked about open cases stands in the index: they are counted without reading the rows.
  await sql`create index process_facts_open_idx on process_facts (submitted_on, application_id)
    include (license_type_id, region_code, priority, status, stage_kind, assignee_id, due_on)
    where outcome is null`.execute(db)
  await sql`create index process_facts_region_submitted_idx on process_facts (region_code text_pattern_ops, submitted_on)
    include (license_type_id, priority, application_id)`.execute(db)
  await sql`create index process_facts_region_ended_idx on process_facts (region_code text_pattern_ops, ended_on)
    include (license_type_id, priority, outcome, total_days, office_days, applicant_days, application_id)
    where outcome is not null`.execute(db)

  await sql`
    create table stage_facts (
      event_id uuid constraint stage_facts_pkey primary key,
      application_id uuid not null,
      license_type_id uuid not null,
      region_code text not null,
      priority text not null,
      stage_kind text not null,
      reviewer_id uuid,
      finished_on date not null,
      outcome text not null constraint stage_facts_outcome check (outcome in ('approved', 'deemed', 'rejected')),
      is_late boolean not null,
      days smallint
    )`.execute(db)
  await sql`create index stage_facts_application_idx on stage_facts (application_id)`.execute(db)
  await sql`create index stage_facts_stage_idx on stage_facts (stage_kind, finished_on, event_id)`.execute(db)
  await sql`create index stage_facts_reviewer_idx on stage_facts (reviewer_id, finished_on, event_id)`.execute(
    db,
  )
  await sql`create index stage_facts_finished_idx on stage_facts (finished_on, event_id)`.execute(db)
  await sql`create index stage_facts_region_idx on stage_facts (region_code text_pattern_ops, finished_on)
    include (license_type_id, priority, stage_kind, reviewer_id, outcome, is_late, days)`.execute(db)
  await sql`create index stage_facts_type_idx on stage_facts (license_type_id, finished_on)
    include (priority, stage_kind, reviewer_id, days)`.execute(db)

  // Each thing that was asked to be put right, and each rejection, by reason code ('' without one).
  await sql`
    create table reason_facts (
      event_id uuid not null,
      target_kind text not null,
      target_key text not null,
      code text not null,
      move text not null constraint reason_facts_move check (move in ('revision', 'rejection')),
      application_id uuid not null,
      license_type_id uuid not null,
      region_code text not null,
      priority text not null,
      stage_kind text not null,
      reviewer_id uuid,
      asked_on date not null,
      is_first boolean not null,
      constraint reason_facts_pkey primary key (event_id, target_kind, target_key, code)
    )`.execute(db)
  await sql`create index reason_facts_application_idx on reason_facts (application_id)`.execute(db)
  await sql`create index reason_facts_move_idx on reason_facts (move, asked_on, event_id)`.execute(db)
  await sql`create index reason_facts_target_idx on reason_facts (target_key, asked_on, event_id)`.execute(db)
  await sql`create index reason_facts_code_idx on reason_facts (move, code, asked_on, event_id)`.execute(db)
  await sql`create index reason_facts_reviewer_idx on reason_facts (reviewer_id, asked_on)`.execute(db)
  await sql`create index reason_facts_region_idx on reason_facts (region_code text_pattern_ops, asked_on)
    include (move, license_type_id, priority, stage_kind, reviewer_id, target_kind, target_key, code, is_first)`.execute(
    db,
  )
}

/** Sums by day and, for long periods, by month (the first of it). Only sums that can be added up are kept. */
async function sums(db: Kysely<unknown>): Promise<void> {
  const grain = (table: string) =>
    sql.raw(
      `grain text not null constraint ${table}_grain check (grain in ('day', 'month')), on_day date not null`,
    )
  // `level` 0 all regions together, 1 by province, 2 by regency.
  await sql`
    create table case_figures (
      ${grain('case_figures')}, level smallint not null, region_code text not null, license_type_id uuid not null, priority text not null,
      submitted integer not null default 0,
      approved integer not null default 0,
      deemed integer not null default 0,
      rejected integer not null default 0,
      withdrawn integer not null default 0,
      late integer not null default 0,
      revised integer not null default 0,
      constraint case_figures_key unique (level, grain, on_day, region_code, license_type_id, priority)
    )`.execute(db)
  await sql`create index case_figures_region_idx on case_figures (level, region_code text_pattern_ops, grain, on_day)`.execute(
    db,
  )
  await sql`
    create table duration_figures (
      ${grain('duration_figures')}, side text not null, license_type_id uuid not null, priority text not null, days smallint not null,
      count integer not null default 0,
      constraint duration_figures_key unique (grain, on_day, side, license_type_id, priority, days)
    )`.execute(db)
  await sql`
    create table stage_figures (
      ${grain('stage_figures')}, stage_kind text not null, reviewer_id uuid, license_type_id uuid not null, priority text not null,
      approved integer not null default 0,
      deemed integer not null default 0,
      rejected integer not null default 0,
      late integer not null default 0,
      constraint stage_figures_key unique nulls not distinct (grain, on_day, stage_kind, reviewer_id, license_type_id, priority)
    )`.execute(db)
  await sql`
    create table stage_duration_figures (
      ${grain('stage_duration_figures')}, stage_kind text not null, reviewer_id uuid, priority text not null, days smallint not null,
      count integer not null default 0,
      constraint stage_duration_figures_key unique nulls not distinct (grain, on_day, stage_kind, reviewer_id, priority, days)
    )`.execute(db)
  await sql`
    create table reason_figures (
      ${grain('reason_figures')}, move text not null, license_type_id uuid not null, priority text not null, stage_kind text not null,
      target_kind text not null, target_key text not null, code text not null,
      count integer not null default 0,
      asked integer not null default 0,
      constraint reason_figures_key unique (move, grain, on_day, license_type_id, priority, stage_kind, target_kind, target_key, code)
    )`.execute(db)
  await sql`
    create table figure_states (
      id smallint constraint figure_states_pkey primary key default 1 constraint figure_states_single check (id = 1),
      counted_at timestamptz
    )`.execute(db)
  await sql`insert into figure_states default values`.execute(db)
}

/** The list of cases whose figures are out of date. Only ever appended to, so that no move waits for the job that reads it. */
async function marks(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table figure_marks (
      id bigint generated always as identity constraint figure_marks_pkey primary key,
      application_id uuid not null
    )`.execute(db)
  const mark = async (table: string, event: 'insert' | 'update' | 'delete', select: string) => {
    const name = sql.raw(`${table}_${event}_figures`)
    await sql`
      create function ${name}() returns trigger language plpgsql as $$
      begin
        insert into figure_marks (application_id) ${sql.raw(select)};
        return null;
      end $$`.execute(db)
    await sql`create trigger ${name} after ${sql.raw(event)} on ${sql.table(table)}
      referencing ${sql.raw(event === 'delete' ? 'old' : 'new')} table as changed
      for each statement execute function ${name}()`.execute(db)
  }
  const cases = 'select id from changed where submitted_at is not null'
  await mark('applications', 'insert', cases)
  await mark('applications', 'update', cases)
  await mark('applications', 'delete', cases)
  // Also where an event is added or undone by itself.
  const events = 'select application_id from changed where to_status is not null'
  await mark('application_events', 'insert', events)
  await mark('application_events', 'update', events)

  // A day that becomes a holiday, or none, changes how long each case took that was under way over it.
  const holidays = async (event: string, transition: string, changed: string) => {
    const name = sql.raw(`holidays_${event}_figures`)
    await sql`
      create function ${name}() returns trigger language plpgsql as $$
      begin
        perform refresh_working_day_numbers();
        insert into figure_marks (application_id)
          select distinct fact.application_id from (${sql.raw(changed)}) as changed
          join process_facts fact on fact.submitted_on <= changed.holiday_on
            and coalesce(fact.ended_on, 'infinity') >= changed.holiday_on
          where changed.holiday_on <= (now() at time zone 'Asia/Jakarta')::date;
        return null;
      end $$`.execute(db)
    await sql`create trigger ${name} after ${sql.raw(event)} on holidays
      referencing ${sql.raw(transition)} for each statement execute function ${name}()`.execute(db)
  }
  await holidays('insert', 'new table as added', 'select holiday_on from added')
  await holidays('delete', 'old table as removed', 'select holiday_on from removed')
  await holidays(
    'update',
    'old table as removed new table as added',
    '(select holiday_on from removed except select holiday_on from added) union all (select holiday_on from added except select holiday_on from removed)',
  )
  await sql`insert into figure_marks (application_id) select id from applications where submitted_at is not null`.execute(
    db,
  )
}
