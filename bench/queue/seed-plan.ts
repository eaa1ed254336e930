import { PEOPLE, PLACES, SYLLABLES, TITLES, TRADES, WISHES } from './seed-words'

export const REVIEWERS = 60
export const SUPERVISORS = 8
/** And an administrator and somebody of finance. */
export const STAFF = REVIEWERS + SUPERVISORS + 2
/** Cases in hand for each reviewer beside those the distribution gives, so that the smallest database has enough to decide. */
export const DESK = 12
/** Companies on a plan with room, each with complete drafts to send. */
export const SENDERS = 200
export const DRAFTS = 20

/** How many rows of each kind a database of `rows` applications has. */
export function sizesOf(rows: number) {
  const general = Math.max(100, Math.round(rows / 2))
  const desk = REVIEWERS * DESK
  return {
    rows,
    general,
    companies: general + SENDERS,
    desk: rows + desk,
    all: rows + desk + SENDERS * DRAFTS,
  }
}
export type Sizes = ReturnType<typeof sizesOf>

const words = (list: readonly string[]) => `array[${list.map((word) => `'${word}'`).join(',')}]`

/**
 * Functions that make the same "random" choice for the same number every time, and ids in the order of time that can be
 * computed instead of looked up: of what kind, which one, and which of its parts.
 */
export function functionsSql({ all }: Sizes): string {
  const step = Math.max(1, Math.floor((3 * 365 * 86_400_000) / all))
  return `
    create schema bench;
    create function bench.pick(n bigint, salt int, size int) returns int language sql immutable parallel safe
      return ((hashint8extended(n, salt) & 9223372036854775807) % size)::int;
    create function bench.id(kind int, n bigint, sub int) returns uuid language sql immutable parallel safe
      return encode(int8send((1672531200000 + n * ${step}) * 65536 + 28672 + kind)
        || int8send(-9223372036854775808 + n * 16 + sub), 'hex')::uuid;
    -- People of the staff are among all the users, not before them.
    create function bench.staff(n bigint) returns uuid language sql immutable parallel safe
      return bench.id(8, n * ${Math.floor(all / (STAFF + 1))}, 0);
    create function bench.word(list text[], n bigint, salt int) returns text language sql immutable parallel safe
      return list[1 + bench.pick(n, salt, cardinality(list))];
    create function bench.company_name(n bigint) returns text language sql stable parallel safe
      return regexp_replace(concat_ws(' ',
        bench.word(${words(TRADES)}, n, 11), bench.word(${words(TITLES)}, n, 12),
        bench.word(${words(PEOPLE)}, n, 13),
        case when bench.pick(n, 14, 4) = 0 then initcap(bench.word(${words(SYLLABLES)}, n, 15)
          || bench.word(${words(SYLLABLES)}, n, 16) || bench.word(${words(SYLLABLES)}, n, 17)) end,
        bench.word(${words(WISHES)}, n, 18),
        case when bench.pick(n, 19, 3) = 0 then bench.word(${words(PLACES)}, n, 20) end), ' +', ' ', 'g');
    create function bench.person(n bigint) returns text language sql stable parallel safe
      return bench.word(${words(PEOPLE)}, n, 21) || ' ' || initcap(bench.word(${words(SYLLABLES)}, n, 22)
        || bench.word(${words(SYLLABLES)}, n, 23) || bench.word(${words(SYLLABLES)}, n, 24));`
}

/**
 * What is decided of each application before its rows are written: 2 % are with the office, most are done. `done` stages are
 * completed, each took `pace`; the current one of an open case began `age` ago, so that every tenth is late.
 */
export function planSql({ rows, general, companies, desk, all }: Sizes): string {
  return `
    create unlogged table bench.names as
      select n as company, bench.company_name(n) as name from generate_series(1, ${companies}) n;
    analyze bench.names;
    create unlogged table bench.places as
      select (row_number() over (order by code))::int as no, code from regions where level = 4;
    create unlogged table bench.plan as
    with drawn as (
      select n, bench.pick(n, 1, 1000) as luck,
        case when n > ${desk} then ${general} + 1 + (n - ${desk} - 1) % ${SENDERS} else 1 + bench.pick(n, 2, ${general}) end as company,
        case when n > ${desk} then 'merek'
          else (array['nib','nib','nib','nib','spp_irt','spp_irt','halal_self_declared','merek'])[1 + bench.pick(n, 3, 8)] end as code
      from generate_series(1, ${all}) n
    ), decided as (
      select n, company, code,
        case when n > ${desk} then 'draft'
          when n > ${rows} then 'in_review'
          when n > ${rows} * 0.96 and luck < 170 then 'submitted'
          when n > ${rows} * 0.96 and luck < 500 then 'in_review'
          when n > ${rows} * 0.96 and luck < 550 then 'revision_requested'
          when n > ${rows} * 0.96 and luck < 556 then 'on_hold'
          when luck < 780 then 'approved'
          when luck < 890 then 'rejected'
          when luck < 980 then 'withdrawn'
          else 'draft' end as status
      from drawn
    ), staged as (
      select decided.*, types.stages,
        case status when 'draft' then 0 when 'submitted' then 0 when 'approved' then types.stages
          else bench.pick(n, 4, types.stages - case when n > ${rows} then 1 else 0 end) end as done,
        make_interval(secs => 43200 + bench.pick(n, 5, 300) * 1000) as pace
      from decided join bench.types on types.code = decided.code
    ), timed as (
      select staged.*, least(done + 1, staged.stages) as current,
        make_interval(secs => case when n > ${rows} then 3600
          else 1200 + bench.pick(n, 6, stage.working_days * 133000) end) as age
      from staged join bench.stages stage on stage.code = staged.code and stage.position = least(done + 1, staged.stages)
    ), placed as (
      select timed.*,
        case when status in ('submitted', 'in_review', 'revision_requested', 'on_hold') then now() - done * pace - age
          else now() - interval '3 years' + (interval '3 years' - interval '40 days') * (n::float8 / ${all}) end as submitted_at
      from timed
    )
    select n::int, bench.id(1, n, 0) as id, company::int, code, status, stages, done, current, pace,
      submitted_at - make_interval(mins => 10 + bench.pick(n, 7, 2000)) as created_at,
      case when status <> 'draft' then submitted_at end as submitted_at,
      case status when 'approved' then submitted_at + done * pace
        when 'rejected' then submitted_at + (done + 0.7) * pace
        when 'withdrawn' then submitted_at + (done + 0.7) * pace end as ended_at,
      submitted_at + done * pace as started_at,
      -- Asked and answered in a stage that is over; or asked and still open.
      case when status = 'revision_requested' then current
        when done > 0 and bench.pick(n, 8, 100) < 18 then 1 + bench.pick(n, 9, done) else 0 end as revised,
      bench.staff(case when n > ${rows} then 1 + n % ${REVIEWERS} else 1 + bench.pick(n, 10, ${REVIEWERS}) end) as reviewer,
      bench.staff(${REVIEWERS} + 1 + bench.pick(n, 10, ${SUPERVISORS})) as supervisor,
      (array['urgent','high','high','low'])[1 + least(3, bench.pick(n, 25, 40))] as drawn_priority,
      bench.pick(n, 26, 100) as chance
    from placed;
    alter table bench.plan add primary key (n);
    analyze bench.plan;`
}
