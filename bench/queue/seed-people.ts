import { DRAFTS, REVIEWERS, SENDERS, type Sizes, STAFF, SUPERVISORS } from './seed-plan'

/** The token of a session in a seeded database: `staff` 1 to 60 review, 61 to 68 supervise, 69 administers; `sender` 1 to 200. */
export function tokenOf(kind: 'staff' | 'sender', number: number): string {
  return `bench-${kind}-${number}`
}

/** Staff, owners with one company each, their activities, and sessions of those who take part in the measurement. */
export function peopleSql({ companies, general }: Sizes): string[] {
  return [
    `insert into users (id, name, email, email_verified, staff_role, created_at)
     select bench.staff(n), bench.person(n + 1000000007), 'staff' || n || '@bench.test', true,
       case when n <= ${REVIEWERS} then 'reviewer' when n <= ${REVIEWERS + SUPERVISORS} then 'supervisor'
         when n = ${STAFF - 1} then 'admin' else 'finance' end, now() - interval '3 years'
     from generate_series(1, ${STAFF}) n`,
    `insert into users (id, name, email, email_verified, created_at, updated_at)
     select bench.id(3, n, 0), bench.person(n), 'owner' || n || '@bench.test', true, at, at
     from (select n, now() - interval '3 years' * (1 - n::float8 / ${companies}) as at from generate_series(1, ${companies}) n) drawn`,
    `insert into companies (id, slug, legal_name, trade_name, entity_kind, nik_encrypted, nik_masked, nib, phone, email, village_code,
       province_code, address, postal_code, premises_tenure, business_description, people_count, capital_amount,
       yearly_sales_amount, scale, created_by, created_at, updated_at)
     select bench.id(2, n, 0), 'usaha-' || n, bench.person(n), names.name, 'individual', 'v1.' || md5(n::text), '3273••••••••0001',
       case when bench.pick(n, 30, 4) > 0 then lpad((1000000000000 + n)::text, 13, '0') end,
       '+62813' || lpad(bench.pick(n, 31, 100000000)::text, 8, '0'), 'owner' || n || '@bench.test', places.code, left(places.code, 2),
       'Jalan Melati No. ' || n % 200, lpad(bench.pick(n, 32, 100000)::text, 5, '0'), 'owned',
       'Usaha keluarga yang sudah lama berjalan', 1 + bench.pick(n, 33, 12), 5000000::bigint * (1 + bench.pick(n, 34, 80)),
       12000000::bigint * (1 + bench.pick(n, 35, 60)), case when bench.pick(n, 36, 10) = 0 then 'small' else 'micro' end,
       bench.id(3, n, 0), at, at
     from (select n, now() - interval '3 years' * (1 - n::float8 / ${companies}) as at from generate_series(1, ${companies}) n) drawn
     join bench.names on names.company = n
     join bench.places on places.no = 1 + bench.pick(n, 37, (select count(*) from bench.places)::int)`,
    `insert into company_names (company_id, name)
     select distinct bench.id(2, company, 0), array_to_string(words[word:], ' ')
     from (select company, string_to_array(search_name(name), ' ') as words from bench.names) named, generate_subscripts(words, 1) word`,
    `insert into company_members (company_id, user_id, role)
     select bench.id(2, n, 0), bench.id(3, n, 0), 'owner' from generate_series(1, ${companies}) n`,
    `insert into company_kblis (company_id, version, code, is_main)
     select bench.id(2, n, 0), classes.version, classes.code, true
     from generate_series(1, ${companies}) n
     join (select version, code, row_number() over (order by code)::int as no from kbli_codes where version = '2025') classes
       on classes.no = 1 + bench.pick(n, 38, (select count(*) from kbli_codes where version = '2025')::int)`,
    `insert into documents (id, company_id, uploaded_by, kind, file_name, content_type, size_bytes, sha256, storage_key, created_at)
     select bench.id(5, n, no), bench.id(2, n, 0), bench.id(3, n, 0), kind, kind || '.png', 'image/png', 48211,
       md5(n || kind) || md5(kind || n), 'bench/' || n || '/' || kind, now() - interval '3 years' * (1 - n::float8 / ${companies})
     from generate_series(1, ${companies}) n, (values (1, 'ktp'), (2, 'logo'), (3, 'signature'), (4, 'statement')) kinds (no, kind)
     where no <= 2 or n > ${general}`,
    `insert into subscriptions (id, company_id, plan_id, status, period, price_id, price_amount, current_period_start_on, current_period_end_on)
     select bench.id(43, n, 0), bench.id(2, n, 0), plans.id, 'active', 'yearly', prices.id, prices.amount, current_date - 30, current_date + 335
     from generate_series(${general + 1}, ${companies}) n, plans
     join prices on prices.plan_id = plans.id and prices.period = 'yearly' and prices.from_on <= current_date
     where plans.code = (
       select code from plans where open_application_limit > ${DRAFTS} order by open_application_limit limit 1)`,
    `insert into sessions (id, user_id, token, expires_at)
     select bench.id(44, n, 0), bench.staff(n), '${tokenOf('staff', 0).slice(0, -1)}' || n, now() + interval '30 days'
     from generate_series(1, ${STAFF}) n`,
    `insert into sessions (id, user_id, token, expires_at)
     select bench.id(45, n, 0), bench.id(3, ${general} + n, 0), '${tokenOf('sender', 0).slice(0, -1)}' || n, now() + interval '30 days'
     from generate_series(1, ${SENDERS}) n`,
    // Others who are or were signed in.
    `insert into sessions (id, user_id, token, expires_at)
     select bench.id(46, n, 0), bench.id(3, n, 0), md5('session' || n), now() + interval '30 days'
     from generate_series(1, ${general}) n where bench.pick(n, 39, 4) = 0`,
  ]
}
