import { type Kysely, sql } from 'kysely'

/**
 * What lets a case keep its own time: clocks of both sides, timers that fire at an instant, sent versions of the contents,
 * notifications to staff, and the minute in which a decision can be taken back.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table applications drop constraint applications_status`.execute(db)
  await sql`alter table applications add constraint applications_status check (status in
    ('draft', 'submitted', 'in_review', 'revision_requested', 'on_hold', 'approved', 'rejected', 'withdrawn'))`.execute(
    db,
  )
  await sql`
    alter table applications
      add column kind text not null default 'new'
        constraint applications_kind check (kind in ('new', 'renewal', 'amendment')),
      add column license_id uuid constraint applications_license_fkey references licenses (id),
      add column region_code text,
      add column priority_reason text`.execute(db)
  await sql`create index applications_license_idx on applications (license_id) where license_id is not null`.execute(
    db,
  )

  await sql`alter table application_stages drop constraint application_stages_status`.execute(db)
  await sql`
    alter table application_stages
      add constraint application_stages_status
        check (status in ('pending', 'active', 'completed', 'skipped', 'stopped')),
      add column outcome text
        constraint application_stages_outcome check (outcome in ('approved', 'deemed', 'skipped')),
      add column applicant_days smallint not null default 10
        constraint application_stages_applicant_days check (applicant_days between 1 and 250),
      add column separate_from text[] not null default '{}',
      add column round smallint not null default 1`.execute(db)
  await sql`update application_stages set outcome = 'approved' where status = 'completed'`.execute(db)

  // One segment for each stretch of time in which one side has the case; without gaps from sending to decision.
  await sql`
    create table application_clocks (
      id uuid constraint application_clocks_pkey primary key,
      application_id uuid not null constraint application_clocks_application_fkey references applications (id) on delete cascade,
      stage_id uuid not null constraint application_clocks_stage_fkey references application_stages (id) on delete cascade,
      side text not null constraint application_clocks_side check (side in ('office', 'applicant', 'hold')),
      round smallint not null default 1,
      started_at timestamptz not null,
      stopped_at timestamptz,
      working_days smallint not null,
      due_at timestamptz not null,
      created_at timestamptz not null default now(),
      constraint application_clocks_order check (stopped_at >= started_at)
    )`.execute(db)
  await sql`create unique index application_clocks_open_key on application_clocks (application_id) where stopped_at is null`.execute(
    db,
  )
  await sql`create index application_clocks_application_idx on application_clocks (application_id, started_at, id)`.execute(
    db,
  )
  await sql`create index application_clocks_stage_idx on application_clocks (stage_id)`.execute(db)

  await sql`
    create table application_timers (
      id uuid constraint application_timers_pkey primary key,
      application_id uuid not null constraint application_timers_application_fkey references applications (id) on delete cascade,
      clock_id uuid not null constraint application_timers_clock_fkey references application_clocks (id) on delete cascade,
      kind text not null constraint application_timers_kind check (kind in
        ('remind_office', 'office_deadline', 'remind_applicant', 'applicant_deadline', 'auto_withdraw', 'end_hold')),
      fire_at timestamptz not null,
      fired_at timestamptz,
      cancelled_at timestamptz,
      attempts smallint not null default 0,
      next_attempt_at timestamptz,
      error text,
      created_at timestamptz not null default now()
    )`.execute(db)
  await sql`create unique index application_timers_pending_key on application_timers (application_id, kind)
    where fired_at is null and cancelled_at is null`.execute(db)
  await sql`create index application_timers_due_idx on application_timers (fire_at, id)
    where fired_at is null and cancelled_at is null`.execute(db)
  await sql`create index application_timers_clock_idx on application_timers (clock_id)`.execute(db)

  // Each sending of the contents is a version of its own: the first, and every answer to a request for revision.
  await sql`
    create table application_submissions (
      id uuid constraint application_submissions_pkey primary key,
      application_id uuid not null constraint application_submissions_application_fkey references applications (id) on delete cascade,
      version smallint not null,
      kind text not null constraint application_submissions_kind check (kind in ('submit', 'answer_revision')),
      revision_id uuid constraint application_submissions_revision_fkey references application_revisions (id) on delete set null,
      data jsonb not null,
      documents jsonb not null default '{}',
      comment text,
      submitted_by uuid constraint application_submissions_submitted_by_fkey references users (id) on delete set null,
      submitted_at timestamptz not null,
      constraint application_submissions_version_key unique (application_id, version)
    )`.execute(db)
  await sql`create index application_submissions_revision_idx on application_submissions (revision_id)`.execute(
    db,
  )
  await sql`create index application_submissions_submitted_by_idx on application_submissions (submitted_by)`.execute(
    db,
  )

  // What each event changed on the application's row and which version of it that made: replayed in the order of versions
  // they give the row. Instants would not do: who waits for the row's lock began earlier and comes later.
  await sql`alter table application_events
    add column changes jsonb not null default '{}',
    add column version integer,
    add column undone_at timestamptz`.execute(db)
  await sql`
    create table application_undos (
      application_id uuid constraint application_undos_pkey primary key
        constraint application_undos_application_fkey references applications (id) on delete cascade,
      event_id uuid not null constraint application_undos_event_fkey references application_events (id) on delete cascade,
      actor_user_id uuid not null constraint application_undos_actor_fkey references users (id) on delete cascade,
      before jsonb not null,
      message_ids uuid[] not null default '{}',
      seen_at timestamptz,
      expires_at timestamptz not null,
      created_at timestamptz not null default now()
    )`.execute(db)
  await sql`create index application_undos_event_idx on application_undos (event_id)`.execute(db)
  await sql`create index application_undos_actor_idx on application_undos (actor_user_id)`.execute(db)
  await sql`alter table email_messages drop constraint email_messages_status`.execute(db)
  await sql`alter table email_messages add constraint email_messages_status
    check (status in ('queued', 'sent', 'delivered', 'bounced', 'failed', 'cancelled'))`.execute(db)

  await sql`
    create table staff_notifications (
      id uuid constraint staff_notifications_pkey primary key,
      user_id uuid not null constraint staff_notifications_user_fkey references users (id) on delete cascade,
      kind text not null constraint staff_notifications_kind check (kind in
        ('reminder', 'escalated', 'deemed', 'assigned', 'handed_over', 'mentioned', 'answered', 'visit', 'withdrawn')),
      application_id uuid constraint staff_notifications_application_fkey references applications (id) on delete cascade,
      event_id uuid constraint staff_notifications_event_fkey references application_events (id) on delete cascade
        deferrable initially deferred,
      data jsonb not null default '{}',
      wants_mail boolean not null default false,
      mailed_at timestamptz,
      read_at timestamptz,
      created_at timestamptz not null default now()
    )`.execute(db)
  await sql`create index staff_notifications_user_idx on staff_notifications (user_id, created_at desc, id desc)`.execute(
    db,
  )
  await sql`create index staff_notifications_unread_idx on staff_notifications (user_id) where read_at is null`.execute(
    db,
  )
  await sql`create index staff_notifications_mail_idx on staff_notifications (user_id, created_at)
    where wants_mail and mailed_at is null`.execute(db)
  await sql`create index staff_notifications_application_idx on staff_notifications (application_id)`.execute(
    db,
  )
  await sql`create index staff_notifications_event_idx on staff_notifications (event_id)`.execute(db)

  // A change of the calendar, and which deadlines it moved.
  await sql`
    create table calendar_changes (
      id uuid constraint calendar_changes_pkey primary key,
      reason text not null,
      changed_by uuid constraint calendar_changes_changed_by_fkey references users (id) on delete set null,
      created_at timestamptz not null default now(),
      finished_at timestamptz,
      checked_count integer not null default 0,
      moved_count integer not null default 0
    )`.execute(db)
  await sql`create index calendar_changes_changed_by_idx on calendar_changes (changed_by)`.execute(db)
  await sql`create index calendar_changes_created_idx on calendar_changes (created_at desc, id desc)`.execute(
    db,
  )
  await sql`
    create table deadline_moves (
      calendar_change_id uuid not null constraint deadline_moves_change_fkey references calendar_changes (id) on delete cascade,
      clock_id uuid not null constraint deadline_moves_clock_fkey references application_clocks (id) on delete cascade,
      application_id uuid not null constraint deadline_moves_application_fkey references applications (id) on delete cascade,
      side text not null,
      old_due_at timestamptz not null,
      new_due_at timestamptz not null,
      created_at timestamptz not null default now(),
      constraint deadline_moves_pkey primary key (calendar_change_id, clock_id)
    )`.execute(db)
  await sql`create index deadline_moves_clock_idx on deadline_moves (clock_id)`.execute(db)
  await sql`create index deadline_moves_application_idx on deadline_moves (application_id)`.execute(db)

  await backfill(db)
}

/** Cases that are under way get the clock they would have, and the event that says how they stand. */
async function backfill(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into application_clocks (id, application_id, stage_id, side, started_at, working_days, due_at)
    select gen_random_uuid(), a.id, s.id,
      case a.status when 'revision_requested' then 'applicant' else 'office' end,
      coalesce(case a.status when 'revision_requested' then r.created_at else s.started_at end, a.submitted_at, a.updated_at),
      case a.status when 'revision_requested' then 10 else s.working_days end,
      coalesce(a.due_at, s.due_at, now())
    from applications a
    join application_stages s on s.id = a.current_stage_id
    left join application_revisions r on r.application_id = a.id and r.answered_at is null
    where a.status in ('submitted', 'in_review', 'revision_requested')`.execute(db)
  await sql`
    insert into application_timers (id, application_id, clock_id, kind, fire_at)
    select gen_random_uuid(), application_id, id,
      case side when 'applicant' then 'applicant_deadline' else 'office_deadline' end, due_at
    from application_clocks where stopped_at is null`.execute(db)
  await sql`
    update application_events e set changes = jsonb_build_object('status', a.status, 'current_stage_id', a.current_stage_id,
      'stage_kind', a.stage_kind, 'stage_role', a.stage_role, 'assignee_id', a.assignee_id, 'due_at', a.due_at,
      'escalated_at', a.escalated_at, 'priority', a.priority, 'decided_at', a.decided_at), version = a.version
    from applications a
    where a.id = e.application_id and e.id = (select last.id from application_events last
      where last.application_id = a.id and last.to_status is not null order by last.created_at desc, last.id desc limit 1)`.execute(
    db,
  )
  await sql`
    insert into application_submissions (id, application_id, version, kind, data, documents, submitted_by, submitted_at)
    select gen_random_uuid(), a.id, 1, 'submit', a.data,
      coalesce((select jsonb_object_agg(key, ids) from (select requirement_key as key, jsonb_agg(document_id) as ids
        from application_documents d where d.application_id = a.id group by requirement_key) grouped), '{}'),
      a.created_by, a.submitted_at
    from applications a where a.submitted_at is not null`.execute(db)
}
