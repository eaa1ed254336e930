import pg from 'pg'
import { db } from '@/db'
import { migrateToLatest } from '@/db/migrate'
import { seedDefaults } from '@/db/seed/defaults/seed'
import { findImbalances } from '@/lib/billing/ledger/balance'
import { runDailyBilling } from '@/lib/billing/subscriptions/daily'
import { onEnd } from '../../bin/lifecycle.mjs'

const NAME = 'izinku_bench_renewals'
/** The night in which everything is due. */
const NOW = new Date('2027-03-24T00:15:00+07:00')
const ENDS_ON = '2027-03-31'

/** A fresh database with the newest schema and what every installation begins with. */
export async function openBench(serverUrl: string): Promise<string> {
  const url = new URL(serverUrl)
  url.pathname = `/${NAME}`
  const server = new pg.Client(serverUrl)
  await server.connect()
  await server.query(`drop database if exists ${NAME} with (force)`)
  await server.query(`create database ${NAME}`)
  await server.end()
  await migrateToLatest(url.href)
  await seedDefaults(url.href)
  onEnd(() => db.destroy())
  return url.href
}

/** Companies with an owner each and a paid plan that ends within a week; half of them a set of its own for each run. */
export async function seed(url: string, plans: number): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(
    `insert into users (id, name, email, email_verified, locale)
     select gen_random_uuid(), 'Pemilik ' || n, 'pemilik-' || n || '@bench.example', true, case n % 5 when 0 then 'en' else 'id' end
     from generate_series(1, $1) n`,
    [plans * 2],
  )
  // Each set belongs to one run: the companies of the others are disabled meanwhile.
  await client.query(
    `insert into companies (id, slug, legal_name, trade_name, entity_kind, address, created_by, disabled_at, disabled_reason)
     select gen_random_uuid(), 'bench-' || split_part(split_part(email, '@', 1), '-', 2), name, 'Warung ' || name, 'individual',
       'Jalan Kenanga 7', id, now(), 'run ' || (1 + split_part(split_part(email, '@', 1), '-', 2)::int % 2)
     from users where email like 'pemilik-%@bench.example'`,
  )
  await client.query(
    `insert into company_members (company_id, user_id, role)
     select id, created_by, 'owner' from companies where slug like 'bench-%'`,
  )
  await client.query(
    `insert into subscriptions (id, company_id, plan_id, status, period, price_amount, price_id, anchor_on,
       current_period_start_on, current_period_end_on)
     select gen_random_uuid(), companies.id, plans.id, 'active', 'monthly', prices.amount, prices.id, date '2027-03-01',
       date '2027-03-01', date '${ENDS_ON}'
     from companies
       cross join (select id from plans where not is_free and status = 'active' order by position limit 1) plans
       join lateral (select id, amount from prices where plan_id = plans.id and period = 'monthly' order by from_on limit 1) prices on true
     where slug like 'bench-%'`,
  )
  await client.query('vacuum analyze')
  await client.end()
}

export type Run = { workers: number; invoices: number; mails: number; jobs: number; seconds: number }

/** Runs the job on one set of companies, by so many workers at once. */
export async function runOnce(url: string, set: number, workers: number): Promise<Run> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(
    `update companies set disabled_at = case when disabled_reason = 'run ' || $1::text then null else now() end where slug like 'bench-%'`,
    [set],
  )
  await client.query('vacuum analyze companies')
  const count = async () => {
    const { rows } = await client.query<{ invoices: string; mails: string; jobs: string }>(
      `select (select count(*) from invoices where status = 'open') as invoices,
         (select count(*) from email_messages) as mails,
         (select count(*) from pgboss.job where name = 'email.send') as jobs`,
    )
    return rows[0] ?? { invoices: '0', mails: '0', jobs: '0' }
  }
  const before = await count()
  const began = performance.now()
  await Promise.all(Array.from({ length: workers }, () => runDailyBilling(NOW)))
  const seconds = (performance.now() - began) / 1000
  const after = await count()
  await client.end()
  return {
    workers,
    invoices: Number(after.invoices) - Number(before.invoices),
    mails: Number(after.mails) - Number(before.mails),
    jobs: Number(after.jobs) - Number(before.jobs),
    seconds,
  }
}

/** What is wrong with the outcome: every plan has one invoice, the numbers have no gap, the books balance. */
export async function check(url: string, runs: readonly Run[], plans: number): Promise<string[]> {
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query<{ gaps: string; twice: string }>(
    `select (select last_value - (select count(*) from invoices) from number_series where series = 'invoice-2027') as gaps,
       (select count(*) from (select 1 from invoices group by subscription_id having count(*) > 1) x) as twice`,
  )
  await client.end()
  const imbalances = await findImbalances(db)
  return [
    ...runs.flatMap((run) =>
      [run.invoices, run.mails, run.jobs].every((number) => number === plans)
        ? []
        : [
            `${run.workers} workers: ${run.invoices} invoices, ${run.mails} mails, ${run.jobs} jobs instead of ${plans}`,
          ],
    ),
    ...(rows[0]?.gaps === '0' ? [] : [`the numbers of invoices have ${rows[0]?.gaps} gaps`]),
    ...(rows[0]?.twice === '0' ? [] : [`${rows[0]?.twice} plans were invoiced twice`]),
    ...(imbalances.length === 0 ? [] : [`${imbalances.length} differences between rows and books`]),
  ]
}
