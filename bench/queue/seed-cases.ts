/** Rows of each application: what stands in `applications`, its stages, contents and the licence that came of it. */
export const CASES: Record<string, string> = {
  applications: `
    insert into applications (id, number, company_id, company_name, license_type_id, license_type_version_id, status, priority, data,
      current_stage_id, stage_kind, stage_role, assignee_id, due_at, escalated_at, submitted_at, decided_at, created_by, created_at,
      updated_at, region_code, version)
    select plan.id, 'IZN-' || extract(year from created_at) || '-'
        || lpad((row_number() over (partition by extract(year from created_at) order by n))::text, 6, '0'),
      bench.id(2, plan.company, 0), names.name, types.id, types.version_id, status,
      case when is_late and coalesce(drawn, '') <> 'urgent' then 'high' else coalesce(drawn, 'normal') end,
      types.answers || jsonb_build_object(types.subject, names.name),
      case when status <> 'draft' then bench.id(4, n, current) end,
      case when status <> 'draft' then stage.kind end, case when status <> 'draft' then role_now end,
      case when status in ('draft', 'submitted') or is_free then null when stage.role = 'supervisor' then supervisor else reviewer end,
      case when status in ('submitted', 'in_review') then started_at + stage.working_days * interval '33.6 hours'
        when status in ('revision_requested', 'on_hold') then started_at + interval '14 days' end,
      case when is_late then started_at + stage.working_days * interval '33.6 hours' end,
      submitted_at, case when status in ('approved', 'rejected') then ended_at end, bench.id(3, plan.company, 0), created_at,
      coalesce(ended_at, case when status = 'draft' then created_at else started_at + interval '10 minutes' end), places.code,
      case status when 'draft' then 1 else 2 + done end
    from (select plan.*, case when chance < 10 then drawn_priority end as drawn,
        status in ('submitted', 'in_review') and chance < 20 and n <= $1 as is_free from bench.plan) plan
    join bench.types on types.code = plan.code
    join bench.names on names.company = plan.company
    join bench.stages stage on stage.code = plan.code and stage.position = plan.current
    join bench.places on places.no = 1 + bench.pick(plan.company, 37, (select count(*) from bench.places)::int),
    -- As the clock leaves what was not decided in time: escalated, and for a supervisor to take where nobody holds it.
    lateral (select status in ('submitted', 'in_review') and started_at + stage.working_days * interval '33.6 hours' < now() as is_late) due,
    lateral (select case when is_late and (is_free or status = 'submitted') then 'supervisor' else stage.role end as role_now) now_with`,
  application_stages: `
    insert into application_stages (id, application_id, position, key, kind, role, status, working_days, assignee_id, checklist,
      started_at, due_at, completed_at, completed_by, created_at, updated_at, outcome)
    select bench.id(4, n, position), plan.id, position, key, kind, role,
      case when position <= done then 'completed' when position > current then 'pending'
        when ended_at is null then 'active' else 'stopped' end,
      working_days,
      case when position = current and status in ('in_review', 'revision_requested') and not (chance < 20 and n <= $1) then
        case role when 'supervisor' then supervisor else reviewer end end,
      case when position <= done then checklist else '{}' end,
      case when position <= current then submitted_at + (position - 1) * pace end,
      case when position <= current then submitted_at + (position - 1) * pace + working_days * interval '33.6 hours' end,
      case when position <= done then submitted_at + position * pace when position = current then ended_at end,
      case when position <= done then case role when 'supervisor' then supervisor else reviewer end end,
      submitted_at, submitted_at, case when position <= done then 'approved' end
    from bench.plan join bench.stages on stages.code = plan.code where status <> 'draft'`,
  application_documents: `
    insert into application_documents (application_id, requirement_key, document_id, created_at)
    select plan.id, requirement.key, bench.id(5, plan.company, requirement.document), created_at
    from bench.plan join bench.requirements requirement on requirement.code = plan.code
    where requirement.document <= 2 or n > $2`,
  application_submissions: `
    insert into application_submissions (id, application_id, version, kind, data, documents, submitted_by, submitted_at)
    select bench.id(13, n, 1), plan.id, 1, 'submit', types.answers || jsonb_build_object(types.subject, names.name),
      jsonb_build_object('ktp', jsonb_build_array(bench.id(5, plan.company, 1))), bench.id(3, plan.company, 0), submitted_at
    from bench.plan join bench.types on types.code = plan.code join bench.names on names.company = plan.company
    where status <> 'draft'`,
  application_revisions: `
    insert into application_revisions (id, application_id, stage_id, requested_by, message, items, due_at, answered_at, created_at, updated_at)
    select bench.id(6, n, 0), plan.id, bench.id(4, n, revised), reviewer,
      'Foto kurang terang sehingga tulisannya tidak terbaca. Unggah foto yang lebih jelas.',
      jsonb_build_array(jsonb_build_object('kind', 'field', 'key', types.subject, 'comment', 'Samakan dengan yang ada di KTP.')),
      asked_at + interval '14 days', case when status <> 'revision_requested' then asked_at + pace * 0.3 end, asked_at, asked_at
    from bench.plan join bench.types on types.code = plan.code,
    lateral (select submitted_at + (revised - 1) * pace + pace * case when status = 'revision_requested' then 0 else 0.3 end as asked_at) asked
    where revised > 0`,
  licenses: `
    insert into licenses (id, number, company_id, application_id, license_type_id, license_type_version_id, holder_name,
      verification_code, issued_on, valid_until_on, issued_by, created_at, updated_at)
    select bench.id(7, n, 0), 'B' || lpad(n::text, 12, '0'), bench.id(2, plan.company, 0), plan.id, types.id, types.version_id,
      names.name, translate(upper(left(md5('code' || n), 20)), '01', 'GH'), ended_at::date,
      ended_at::date + 1826, reviewer, ended_at, ended_at
    from bench.plan join bench.types on types.code = plan.code join bench.names on names.company = plan.company
    where status = 'approved'`,
}
