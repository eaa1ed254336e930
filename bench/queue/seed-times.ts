/** What happened to each application: clocks of both sides, timers, events, audit, mail. */
export const TIMES: Record<string, string[]> = {
  // Without gaps: each stage with us, but for the stretch in which something was being put right.
  application_clocks: [
    `insert into application_clocks (id, application_id, stage_id, side, started_at, stopped_at, working_days, due_at)
     select bench.id(9, n, position), plan.id, bench.id(4, n, position), 'office', began_at,
       case when position = revised then began_at + pace * case when status = 'revision_requested' then 0 else 0.3 end
         when position <= done then began_at + pace when status = 'on_hold' then began_at else ended_at end,
       working_days, began_at + working_days * interval '33.6 hours'
     from bench.plan join bench.stages on stages.code = plan.code and position <= plan.current,
     lateral (select submitted_at + (position - 1) * pace as began_at) began where status <> 'draft'`,
    `insert into application_clocks (id, application_id, stage_id, side, started_at, stopped_at, working_days, due_at)
     select bench.id(10, n, 0), plan.id, bench.id(4, n, revised), 'applicant', asked_at,
       case when status <> 'revision_requested' then asked_at + pace * 0.3 end, 10, asked_at + interval '14 days'
     from bench.plan,
     lateral (select submitted_at + (revised - 1) * pace + pace * case when status = 'revision_requested' then 0 else 0.3 end as asked_at) asked
     where revised > 0`,
    `insert into application_clocks (id, application_id, stage_id, side, started_at, stopped_at, working_days, due_at)
     select bench.id(11, n, 0), plan.id, bench.id(4, n, revised), 'office', began_at, began_at + pace * 0.4, 1, began_at + interval '5 days'
     from bench.plan, lateral (select submitted_at + (revised - 0.4) * pace as began_at) began
     where revised > 0 and status <> 'revision_requested'`,
    `insert into application_clocks (id, application_id, stage_id, side, started_at, working_days, due_at)
     select bench.id(12, n, 0), plan.id, bench.id(4, n, current), 'hold', started_at, 10, started_at + interval '14 days'
     from bench.plan where status = 'on_hold'`,
  ],
  // Those of open cases wait, late ones have fired; those of ended cases were called off.
  application_timers: [
    `insert into application_timers (id, application_id, clock_id, kind, fire_at, fired_at, cancelled_at)
     select bench.id(14, n, 0), plan.id, case status when 'revision_requested' then bench.id(10, n, 0) when 'on_hold' then bench.id(12, n, 0)
         else bench.id(9, n, current) end,
       case status when 'revision_requested' then 'applicant_deadline' when 'on_hold' then 'end_hold' else 'office_deadline' end, at,
       case when ended_at is null and at < now() then at end, ended_at
     from bench.plan join bench.stages on stages.code = plan.code and position = plan.current,
     lateral (select started_at + case when status in ('revision_requested', 'on_hold') then interval '14 days'
       else working_days * interval '33.6 hours' end as at) due where status <> 'draft'`,
  ],
  application_events: [
    `insert into application_events (id, application_id, transaction_id, kind, from_status, to_status, actor_kind, actor_user_id, created_at, changes)
     select bench.id(20, n, 0), id, bench.id(30, n, 0), 'submit', 'draft', 'submitted', 'applicant', bench.id(3, company, 0), submitted_at,
       jsonb_build_object('status', 'submitted', 'current_stage_id', bench.id(4, n, 1), 'stage_kind', 'intake')
     from bench.plan where status <> 'draft'`,
    `insert into application_events (id, application_id, transaction_id, kind, from_status, to_status, stage_id, actor_kind, actor_user_id,
       created_at, changes)
     select bench.id(21, n, 0), id, bench.id(31, n, 0), 'take', 'submitted', 'in_review', bench.id(4, n, 1), 'staff', reviewer,
       submitted_at + interval '10 minutes', jsonb_build_object('status', 'in_review', 'assignee_id', reviewer)
     from bench.plan where status not in ('draft', 'submitted')`,
    `insert into application_events (id, application_id, transaction_id, kind, from_status, to_status, stage_id, actor_kind, actor_user_id,
       data, created_at, changes)
     select bench.id(22, n, position), plan.id, bench.id(32, n, position), 'approve_stage', 'in_review', case when position = plan.stages then 'approved' else 'in_review' end,
       bench.id(4, n, position), 'staff', case role when 'supervisor' then supervisor else reviewer end,
       jsonb_build_object('stage_key', key), submitted_at + position * pace,
       jsonb_build_object('current_stage_id', bench.id(4, n, least(position + 1, plan.stages)))
     from bench.plan join bench.stages on stages.code = plan.code and position <= done where status <> 'draft'`,
    `insert into application_events (id, application_id, transaction_id, kind, from_status, to_status, stage_id, actor_kind, actor_user_id,
       comment, data, created_at, changes)
     select bench.id(23, n, part), id, bench.id(33, n, part), kind, from_status, to_status, bench.id(4, n, revised), actor_kind,
       case actor_kind when 'staff' then reviewer else bench.id(3, company, 0) end, comment,
       jsonb_build_object('revision_id', bench.id(6, n, 0)), submitted_at + (revised - 1 + share) * pace, jsonb_build_object('status', to_status)
     from bench.plan, (values ('request_revision', 'in_review', 'revision_requested', 'staff', 0.3, 'Foto kurang terang.', 1),
       ('answer_revision', 'revision_requested', 'in_review', 'applicant', 0.6, null, 2)) moves (kind, from_status, to_status, actor_kind, share, comment, part)
     where revised > 0 and (kind = 'request_revision' or status <> 'revision_requested')`,
    `insert into application_events (id, application_id, transaction_id, kind, from_status, to_status, stage_id, actor_kind, actor_user_id,
       comment, created_at, changes)
     select bench.id(24, n, 0), id, bench.id(34, n, 0), case status when 'rejected' then 'reject' else 'withdraw' end, 'in_review', status,
       bench.id(4, n, current), case status when 'rejected' then 'staff' else 'applicant' end,
       case status when 'rejected' then reviewer else bench.id(3, company, 0) end,
       case status when 'rejected' then 'Produk ini tidak termasuk pangan yang boleh didaftarkan lewat jalur ini.' end, ended_at,
       jsonb_build_object('status', status)
     from bench.plan where status in ('rejected', 'withdrawn')`,
  ],
  audit_log: [
    `insert into audit_log (id, action, entity_type, entity_id, company_id, actor_kind, actor_user_id, actor_name, before, after, created_at)
     select bench.id(40, n, 0), 'application.submit', 'application', id, bench.id(2, company, 0), 'user', bench.id(3, company, 0),
       'Pemilik', '{"status": "draft"}', '{"status": "submitted"}', submitted_at
     from bench.plan where status <> 'draft'`,
    `insert into audit_log (id, action, entity_type, entity_id, company_id, actor_kind, actor_user_id, actor_name, before, after, created_at)
     select bench.id(41, n, 0), 'application.approve_stage', 'application', id, bench.id(2, company, 0), 'staff', reviewer,
       'Petugas', '{"status": "in_review"}', jsonb_build_object('status', status), submitted_at + pace
     from bench.plan where done > 0 and chance < 40`,
  ],
  staff_notifications: [
    `insert into staff_notifications (id, user_id, kind, application_id, data, read_at, created_at)
     select bench.id(47, n, 0), reviewer, 'answered', id, '{}', case when n < $1 * 0.99 then submitted_at + pace end, submitted_at + pace * 0.6
     from bench.plan where status <> 'draft' and chance < 50`,
  ],
  email_messages: [
    `insert into email_messages (id, template_key, locale, company_id, user_id, application_id, to_email, to_name, subject, variables,
       status, attempts, sent_at, delivered_at, created_at, updated_at)
     select bench.id(42, n, 0), 'submitted', 'id', bench.id(2, plan.company, 0), bench.id(3, plan.company, 0), id, 'owner' || plan.company || '@bench.test',
       'Pemilik', 'Permohonan Anda kami terima', jsonb_build_object('company', names.name),
       'delivered', 1, submitted_at, submitted_at, submitted_at, submitted_at
     from bench.plan join bench.names on names.company = plan.company where status <> 'draft' and chance < 35`,
  ],
}
