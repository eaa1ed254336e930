import { type Kysely, sql } from 'kysely'

/** Settings with their history, mail with its events, and the audit log that can only grow. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table config_groups (
      id uuid constraint config_groups_pkey primary key,
      key text not null constraint config_groups_key unique,
      parent_id uuid constraint config_groups_parent_fkey references config_groups (id),
      name_id text not null,
      name_en text not null,
      description_id text not null default '',
      description_en text not null default '',
      position smallint not null default 100,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db)
  await sql`create index config_groups_parent_idx on config_groups (parent_id, position)`.execute(db)
  await sql`
    create table config_settings (
      id uuid constraint config_settings_pkey primary key,
      group_id uuid not null constraint config_settings_group_fkey references config_groups (id),
      key text not null constraint config_settings_key unique,
      type text not null constraint config_settings_type check (type in
        ('string', 'text', 'email', 'url', 'phone', 'integer', 'boolean', 'money', 'basis_points', 'choice', 'date')),
      name_id text not null,
      name_en text not null,
      help_id text not null default '',
      help_en text not null default '',
      rules jsonb not null default '{}',
      default_value jsonb not null,
      value jsonb,
      version integer not null default 1,
      position smallint not null default 100,
      changed_by uuid constraint config_settings_changed_by_fkey references users (id) on delete set null,
      changed_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db)
  await sql`create index config_settings_group_idx on config_settings (group_id, position)`.execute(db)
  await sql`create index config_settings_changed_by_idx on config_settings (changed_by)`.execute(db)
  await sql`
    create table config_setting_changes (
      id uuid constraint config_setting_changes_pkey primary key,
      setting_id uuid not null constraint config_setting_changes_setting_fkey references config_settings (id) on delete cascade,
      before_value jsonb,
      after_value jsonb,
      source text not null constraint config_setting_changes_source check (source in ('page', 'import', 'reset', 'undo')),
      changed_by uuid constraint config_setting_changes_changed_by_fkey references users (id) on delete set null,
      created_at timestamptz not null default now()
    )`.execute(db)
  await sql`create index config_setting_changes_setting_idx on config_setting_changes (setting_id, created_at desc)`.execute(
    db,
  )
  await sql`create index config_setting_changes_changed_by_idx on config_setting_changes (changed_by)`.execute(
    db,
  )

  await sql`
    create table email_templates (
      id uuid constraint email_templates_pkey primary key,
      key text not null,
      locale text not null constraint email_templates_locale check (locale in ('id', 'en')),
      subject text not null,
      heading text not null,
      body text not null,
      action_label text,
      version integer not null default 1,
      changed_by uuid constraint email_templates_changed_by_fkey references users (id) on delete set null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      constraint email_templates_key unique (key, locale)
    )`.execute(db)
  await sql`create index email_templates_changed_by_idx on email_templates (changed_by)`.execute(db)
  await sql`
    create table email_messages (
      id uuid constraint email_messages_pkey primary key,
      template_key text not null,
      locale text not null constraint email_messages_locale check (locale in ('id', 'en')),
      company_id uuid constraint email_messages_company_fkey references companies (id) on delete cascade,
      user_id uuid constraint email_messages_user_fkey references users (id) on delete set null,
      application_id uuid constraint email_messages_application_fkey references applications (id) on delete set null,
      invoice_id uuid constraint email_messages_invoice_fkey references invoices (id) on delete set null,
      to_email text not null,
      to_name text,
      subject text,
      variables jsonb not null default '{}',
      secret_variables text,
      body_html text,
      body_text text,
      status text not null default 'queued'
        constraint email_messages_status check (status in ('queued', 'sent', 'delivered', 'bounced', 'failed')),
      provider_message_id text,
      error text,
      attempts integer not null default 0,
      opened_at timestamptz,
      sent_at timestamptz,
      delivered_at timestamptz,
      failed_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db)
  await sql`create index email_messages_created_idx on email_messages (created_at desc, id desc)`.execute(db)
  await sql`create index email_messages_status_idx on email_messages (status, created_at desc, id desc)`.execute(
    db,
  )
  await sql`create index email_messages_company_idx on email_messages (company_id, created_at desc, id desc)`.execute(
    db,
  )
  await sql`create index email_messages_user_idx on email_messages (user_id)`.execute(db)
  await sql`create index email_messages_application_idx on email_messages (application_id)`.execute(db)
  await sql`create index email_messages_invoice_idx on email_messages (invoice_id)`.execute(db)
  await sql`create index email_messages_provider_idx on email_messages (provider_message_id)`.execute(db)
  await sql`create index email_messages_search_idx on email_messages using gin ((to_email || ' ' || coalesce(subject, '')) gin_trgm_ops)`.execute(
    db,
  )
  await sql`
    create table email_events (
      id uuid constraint email_events_pkey primary key,
      message_id uuid constraint email_events_message_fkey references email_messages (id) on delete cascade,
      provider_event_id text not null constraint email_events_provider_event_key unique,
      event text not null,
      reason text,
      body jsonb not null,
      occurred_at timestamptz not null,
      created_at timestamptz not null default now()
    )`.execute(db)
  await sql`create index email_events_message_idx on email_events (message_id, occurred_at)`.execute(db)

  await sql`
    create table audit_log (
      id uuid constraint audit_log_pkey primary key,
      action text not null,
      entity_type text not null,
      entity_id text,
      company_id uuid,
      actor_kind text not null constraint audit_log_actor_kind check (actor_kind in ('user', 'staff', 'system', 'provider')),
      actor_user_id uuid,
      actor_name text,
      ip_address text,
      user_agent text,
      request_id text,
      before jsonb,
      after jsonb,
      created_at timestamptz not null default now()
    )`.execute(db)
  await sql`create index audit_log_created_idx on audit_log (created_at desc, id desc)`.execute(db)
  await sql`create index audit_log_entity_idx on audit_log (entity_type, entity_id, created_at desc)`.execute(
    db,
  )
  await sql`create index audit_log_actor_idx on audit_log (actor_user_id, created_at desc, id desc)`.execute(
    db,
  )
  await sql`create index audit_log_company_idx on audit_log (company_id, created_at desc, id desc)`.execute(
    db,
  )
  await sql`create index audit_log_action_idx on audit_log (action, created_at desc, id desc)`.execute(db)
  await sql`
    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'rows of % are never changed', tg_table_name using errcode = 'restrict_violation';
    end $$`.execute(db)
  await sql`create trigger audit_log_append_only before update or delete on audit_log
    for each row execute function refuse_change()`.execute(db)
  await sql`create trigger audit_log_no_truncate before truncate on audit_log
    for each statement execute function refuse_change()`.execute(db)

  for (const table of ['config_groups', 'config_settings', 'email_templates', 'email_messages']) {
    await sql`create trigger ${sql.raw(`${table}_updated_at`)} before update on ${sql.table(table)}
      for each row execute function set_updated_at()`.execute(db)
  }
}
