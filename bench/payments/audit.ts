import pg from 'pg'
import { db } from '@/db'
import { findImbalances, listAccountBalances } from '@/lib/billing/ledger/balance'
import { countsAsPaid } from '@/sandbox/midtrans/states'
import type { Sandbox } from '@/sandbox/server'

export type Truth = {
  provider: 'midtrans' | 'xendit'
  order_id: string
  amount: number
  refunded: number
  charged_back: number
}

/** What really was paid, and what of it went back, by the providers' own word: one line for each transaction. */
export function paidAtProviders(sandbox: Sandbox): Truth[] {
  const midtrans = sandbox.midtrans
    .overview()
    .transactions.filter(({ status }) => countsAsPaid(status))
    .map(({ order_id, gross_amount, refunds }) => ({
      provider: 'midtrans' as const,
      order_id,
      amount: gross_amount,
      refunded: sumOf(refunds.filter(({ kind }) => kind !== 'chargeback')),
      charged_back: sumOf(refunds.filter(({ kind }) => kind === 'chargeback')),
    }))
  const { payments, refunds } = sandbox.xendit.overview()
  const given = Map.groupBy(
    refunds.filter(({ status }) => status === 'SUCCEEDED'),
    ({ payment_request_id }) => payment_request_id,
  )
  const xendit = payments
    .filter(({ status }) => status === 'SUCCEEDED')
    .map(({ reference_id, payment_request_id, amount }) => ({
      provider: 'xendit' as const,
      order_id: reference_id,
      amount,
      refunded: sumOf(given.get(payment_request_id) ?? []),
      charged_back: 0,
    }))
  return [...midtrans, ...xendit]
}

function sumOf(parts: readonly { amount: number }[]): number {
  return parts.reduce((sum, { amount }) => sum + amount, 0)
}

export type Finding = { what: string; detail: string }

/**
 * Holds everything against everything at the end of a run: the providers' money against the books and against each invoice, the
 * books against the rows, events against their ends, receipts against what was paid.
 */
export async function findFaults(url: string, sandbox: Sandbox, mark: string): Promise<Finding[]> {
  const truth = paidAtProviders(sandbox)
  const faults: Finding[] = []
  for (const imbalance of await findImbalances(db))
    faults.push({
      what: 'books',
      detail: JSON.stringify(imbalance, (_key, value: unknown) =>
        typeof value === 'bigint' ? value.toString() : value,
      ),
    })
  const balances = await listAccountBalances(db)
  if (balances.reduce((sum, { balance }) => sum + balance, 0n) !== 0n)
    faults.push({ what: 'books', detail: 'the accounts do not add up to nothing' })
  for (const provider of ['midtrans', 'xendit'] as const) {
    const theirs = truth
      .filter((one) => one.provider === provider)
      .reduce((sum, { amount, refunded, charged_back }) => sum + amount - refunded - charged_back, 0)
    const ours = Number(balances.find(({ account }) => account === `cash_${provider}`)?.balance ?? 0)
    if (theirs !== ours)
      faults.push({ what: 'money', detail: `${provider} has ${theirs}, our books say ${ours}` })
  }
  faults.push(
    ...(await invoicesAgainst(url, truth, mark)),
    ...(await attemptsAgainst(url, truth, sandbox)),
    ...(await leftovers(url, mark)),
  )
  return faults
}

async function invoicesAgainst(url: string, truth: readonly Truth[], mark: string): Promise<Finding[]> {
  const byOrder = Map.groupBy(truth, ({ order_id }) => order_id)
  const rows = await ask<{
    number: string
    status: string
    orders: string[]
    receipts: number
    subscription: string
    ended: boolean
  }>(
    url,
    `select i.number, i.status, array(select order_id from payments p where p.invoice_id = i.id) as orders,
       (select count(*)::int from email_messages m where m.company_id = i.company_id and m.template_key = 'receipt') as receipts,
       s.status as subscription,
       exists (select from refunds r where r.invoice_id = i.id and r.status = 'succeeded' and r.ends_plan = 'now') as ended
     from invoices i join companies c on c.id = i.company_id join subscriptions s on s.id = i.subscription_id
     where c.slug like '${mark}-%'`,
  )
  return rows.flatMap(({ number, status, orders, receipts, subscription, ended }) => {
    const paid = orders.flatMap((order) => byOrder.get(order) ?? [])
    const times = paid.length
    const isOwed = times === 0 || paid.some(({ charged_back }) => charged_back > 0)
    const found: Finding[] = []
    if (status !== (isOwed ? 'open' : 'paid'))
      found.push({ what: 'invoice', detail: `${number} was paid ${times} times and is ${status}` })
    if (!isOwed && subscription !== (ended ? 'canceled' : 'active'))
      found.push({ what: 'subscription', detail: `${number} is paid and its plan is ${subscription}` })
    if (times > 0 && receipts !== 1)
      found.push({ what: 'receipt', detail: `${number} has ${receipts} receipts` })
    return found
  })
}

/** Each attempt: what it got, what went back, and whether it is still open while its provider has ended it. */
async function attemptsAgainst(url: string, truth: readonly Truth[], sandbox: Sandbox): Promise<Finding[]> {
  const byOrder = Map.groupBy(truth, ({ order_id }) => order_id)
  const waiting = new Set(
    sandbox.midtrans.overview().transactions.flatMap(({ order_id, status }) => {
      return status === 'pending' || status === 'authorize' ? [order_id] : []
    }),
  )
  const sessions = new Map(
    sandbox.xendit.overview().sessions.map((session) => [session.reference_id, session.status]),
  )
  const rows = await ask<{
    order_id: string
    provider: string
    status: string
    paid: number
    counted: number
    refunded: number
    live: number
  }>(
    url,
    `select order_id, provider, status, coalesce(paid_amount, 0)::int as paid, refunded_amount::int as counted,
       (select coalesce(sum(amount), 0)::int from refunds r where r.payment_id = p.id and r.status = 'succeeded' and via = 'provider') as refunded,
       (select coalesce(sum(amount), 0)::int from refunds r where r.payment_id = p.id and r.status not in ('failed', 'canceled')) as live
     from payments p`,
  )
  return rows.flatMap(({ order_id, provider, status, paid, counted, refunded, live }) => {
    const theirs = byOrder.get(order_id) ?? []
    const came = sumOf(theirs)
    const back = theirs.reduce((sum, one) => sum + one.refunded, 0)
    const wentBack = theirs.reduce((sum, one) => sum + one.refunded + one.charged_back, 0)
    const found: Finding[] = []
    const say = (what: string, detail: string) => found.push({ what, detail: `${order_id} ${detail}` })
    if (paid !== came) say('attempt', `got ${came} and we have ${paid}`)
    if (refunded !== back) say('refund', `gave ${back} back and we have ${refunded}`)
    if (counted !== live || counted > paid) say('refund', `counts ${counted} of ${live} as given back`)
    if (came > 0 && (status === 'refunded') !== wentBack >= came)
      say('attempt', `got ${came}, gave ${wentBack} back and is ${status}`)
    const session = sessions.get(order_id)
    if (provider === 'midtrans' && status === 'pending' && !waiting.has(order_id))
      say('stuck', 'is pending and waits for nothing')
    if (provider === 'xendit' && ['created', 'pending'].includes(status) && session && session !== 'ACTIVE')
      say('stuck', `is ${status} and its session ${session}`)
    return found
  })
}

/** What went back in a run, by how it ended. */
export async function countReturns(url: string): Promise<{ what: string; count: number; amount: string }[]> {
  return ask(
    url,
    `select 'refund ' || status || case when requested_by is null and reason in ('midtrans', 'xendit') then ' (dashboard)' else '' end as what,
       count(*)::int, sum(amount)::text as amount
     from refunds group by 1
     union all
     select 'charged back', count(*)::int, sum(returned_amount)::text from payment_transactions where returned_amount > 0
     order by 1`,
  )
}

async function leftovers(url: string, mark: string): Promise<Finding[]> {
  const rows = await ask<{ what: string; count: number }>(
    url,
    `select 'events not dealt with' as what, count(*)::int from payment_events where status in ('received', 'failed')
     union all
     select 'verified events without an outcome', count(*)::int from payment_events where is_verified and outcome is null
     union all
     select 'paid twice and not shown to finance', count(*)::int from (
       select p.invoice_id from payments p join payment_transactions t on t.payment_id = p.id
         join companies c on c.id = p.company_id
       where c.slug like '${mark}-%' and t.status = 'paid'
       group by p.invoice_id having count(*) > 1 and bool_and(p.attention is null)) hidden
     union all
     select 'refunds under way', count(*)::int from refunds where status in ('requested', 'sent')
     union all
     select 'failed refunds not shown to finance', count(*)::int from refunds r join payments p on p.id = r.payment_id
     where r.status = 'failed' and p.attention is null
     union all
     -- What comes again by itself the next minute is not tried twice.
     select 'jobs that failed for good', count(*)::int from pgboss.job where state = 'failed' and retry_limit > 0`,
  )
  return rows.filter(({ count }) => count > 0).map(({ what, count }) => ({ what, detail: String(count) }))
}

/** One question on a connection of its own. */
export async function ask<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}
