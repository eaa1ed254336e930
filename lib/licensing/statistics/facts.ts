import { type RawBuilder, sql } from 'kysely'
import type { Trx } from '@/db'

/** Cases by their ids, or all there are. */
export type Cases = readonly string[] | 'all'

/** The condition that a column names one of these cases. */
export function among(cases: Cases, column: string): RawBuilder<boolean> {
  return cases === 'all' ? sql`true` : sql`${sql.ref(column)} = any(${cases}::uuid[])`
}

const FACTS = ['process_facts', 'stage_facts', 'reason_facts'] as const

/** Forgets what is known of these cases. */
export async function dropFacts(trx: Trx, cases: readonly string[]): Promise<void> {
  for (const table of FACTS)
    await trx
      .deleteFrom(table)
      .where('application_id', 'in', [...cases])
      .execute()
}

/** Reads these cases and writes what the statistics need of them; a case that is gone, or was never sent, leaves nothing. */
export async function writeFacts(trx: Trx, cases: Cases): Promise<void> {
  await writeStageFacts(trx, cases)
  await writeReasonFacts(trx, cases)
  await writeProcessFacts(trx, cases)
}

const dayOf = (column: string) => sql`(${sql.ref(column)} at time zone 'Asia/Jakarta')::date`

/** The regency of the place of business; '' where it is not known. */
const REGION = sql`coalesce(left(application.region_code, 5), '')`

/** Clocks that have stopped, with the working days each took. */
const clocks = (cases: Cases) => sql`
  select clock.application_id, clock.stage_id, clock.side, clock.started_at, clock.due_at,
    last.number - first.number as days
  from application_clocks clock
  join working_day_numbers first on first.day = ${dayOf('clock.started_at')}
  join working_day_numbers last on last.day = ${dayOf('clock.stopped_at')}
  where clock.stopped_at is not null and ${among(cases, 'clock.application_id')}`

async function writeProcessFacts(trx: Trx, cases: Cases): Promise<void> {
  await sql`
    insert into process_facts (application_id, license_type_id, region_code, priority, status, stage_kind, assignee_id, due_on,
      submitted_on, ended_on, outcome, total_days, office_days, applicant_days, revisions, late_stages)
    with side as (
      select application_id,
        sum(days) filter (where side = 'office') as office, sum(days) filter (where side = 'applicant') as applicant
      from (${clocks(cases)}) as clock group by application_id
    ), asked as (
      select application_id, count(distinct event_id) as revisions from reason_facts
      where move = 'revision' and ${among(cases, 'application_id')} group by application_id
    ), late as (
      select application_id, count(*) filter (where is_late) as stages from stage_facts
      where ${among(cases, 'application_id')} group by application_id
    ), ending as (
      select distinct on (application_id) application_id, kind, created_at from application_events
      where to_status in ('approved', 'rejected', 'withdrawn') and undone_at is null and ${among(cases, 'application_id')}
      order by application_id, created_at desc, id desc
    ), standing as (
      select application.*, ending.kind as ending_kind,
        ${dayOf('application.submitted_at')} as submitted_on,
        case when application.status in ('approved', 'rejected', 'withdrawn') then
          (coalesce(application.decided_at, ending.created_at, application.updated_at) at time zone 'Asia/Jakarta')::date
        end as ended_on
      from applications application left join ending on ending.application_id = application.id
      where application.submitted_at is not null and application.status <> 'draft' and ${among(cases, 'application.id')}
    )
    select application.id, application.license_type_id, ${REGION}, application.priority, application.status,
      case when ended_on is null then application.stage_kind end,
      case when ended_on is null then application.assignee_id end,
      case when ended_on is null then ((application.due_at - interval '1 second') at time zone 'Asia/Jakarta')::date end,
      submitted_on, ended_on,
      case when ended_on is null then null when application.ending_kind = 'deem_approved' then 'deemed' else application.status end,
      last.number - first.number, side.office,
      case when asked.revisions > 0 then coalesce(side.applicant, 0) end,
      coalesce(asked.revisions, 0), coalesce(late.stages, 0)
    from standing application
    join working_day_numbers first on first.day = submitted_on
    left join working_day_numbers last on last.day = ended_on
    left join side on side.application_id = application.id
    left join asked on asked.application_id = application.id
    left join late on late.application_id = application.id`.execute(trx)
}

/**
 * Each time a stage was worked to its end, by its event. Its days are those of our clock in it since it was last ended (a stage
 * may be sent back); it was late when its last deadline had passed. Stages left out were not worked.
 */
async function writeStageFacts(trx: Trx, cases: Cases): Promise<void> {
  await sql`
    insert into stage_facts (event_id, application_id, license_type_id, region_code, priority, stage_kind, reviewer_id,
      finished_on, outcome, is_late, days)
    with clock as (${clocks(cases)}), finish as (
      select event.*, lag(event.created_at) over (partition by event.stage_id order by event.created_at, event.id) as earlier_at
      from application_events event
      where event.kind in ('approve_stage', 'deem_approved', 'reject') and event.undone_at is null
        and ${among(cases, 'event.application_id')}
    )
    select finish.id, application.id, application.license_type_id, ${REGION}, application.priority, stage.kind,
      case when finish.actor_kind = 'staff' then finish.actor_user_id end,
      ${dayOf('finish.created_at')},
      case finish.kind when 'approve_stage' then 'approved' when 'reject' then 'rejected' else 'deemed' end,
      coalesce((array_agg(clock.due_at order by clock.started_at desc) filter (where clock.due_at is not null))[1],
        stage.due_at, 'infinity') <= finish.created_at,
      sum(clock.days)
    from finish
    join applications application on application.id = finish.application_id and application.submitted_at is not null
    join application_stages stage on stage.id = finish.stage_id
    left join clock on clock.stage_id = finish.stage_id and clock.side = 'office'
      and clock.started_at <= finish.created_at
      and (finish.earlier_at is null or clock.started_at >= finish.earlier_at)
    group by finish.id, finish.actor_kind, finish.actor_user_id, finish.created_at, finish.kind, application.id, stage.id,
      stage.kind, stage.due_at`.execute(trx)
}

/** Each thing asked for by each reason code, and each rejection. Codes of one thing go before those of the whole request. */
async function writeReasonFacts(trx: Trx, cases: Cases): Promise<void> {
  await sql`
    insert into reason_facts (event_id, target_kind, target_key, code, move, application_id, license_type_id, region_code,
      priority, stage_kind, reviewer_id, asked_on, is_first)
    with target as (
      select event.id, event.application_id, event.stage_id, event.actor_user_id, event.created_at, 'revision' as move,
        item ->> 'kind' as kind, item ->> 'key' as key,
        coalesce(item -> 'reason_codes', case when item ->> 'reason_code' is not null then jsonb_build_array(item -> 'reason_code') end,
          event.data -> 'reason_codes', '[]') as codes
      from application_events event
      join application_revisions revision on revision.id = (event.data ->> 'revision_id')::uuid
      cross join jsonb_array_elements(revision.items) as item
      where event.kind = 'request_revision' and event.undone_at is null and ${among(cases, 'event.application_id')}
      union all
      select id, application_id, stage_id, actor_user_id, created_at, 'rejection', '', '', coalesce(data -> 'reason_codes', '[]')
      from application_events where kind = 'reject' and undone_at is null and ${among(cases, 'application_id')}
    )
    select distinct on (target.id, target.kind, target.key, coalesce(code.code, ''))
      target.id, target.kind, target.key, coalesce(code.code, ''), target.move, application.id, application.license_type_id,
      ${REGION}, application.priority, stage.kind, target.actor_user_id, ${dayOf('target.created_at')},
      coalesce(code.position, 1) = 1
    from target
    join applications application on application.id = target.application_id and application.submitted_at is not null
    join application_stages stage on stage.id = target.stage_id
    left join lateral jsonb_array_elements_text(
      case when jsonb_typeof(target.codes) = 'array' then target.codes else '[]' end
    ) with ordinality as code(code, position) on true
    order by target.id, target.kind, target.key, coalesce(code.code, ''), code.position`.execute(trx)
}
