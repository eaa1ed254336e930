import pg from 'pg'
import { db } from '@/db'
import { findImbalances, listAccountBalances } from '@/lib/billing/ledger/balance'
import type { Sandbox } from '@/sandbox/server'

export type Truth = { provider: 'midtrans' | 'xendit'; order_id: string; amount: number }

/** What really was paid, and stayed, by the providers' own word: one line for each transaction. */
export function paidAtProviders(sandbox: Sandbox): Truth[] {
  const midtrans = sandbox.midtrans
    .overview()
    .transactions.filter(({ status }) => status === 'settlement' || status === 'capture')
    .map(({ order_id, gross_amount }) => ({ provider: 'midtrans' as const, order_id, amount: gross_amount }))
  const xendit = sandbox.xendit
    .overview()
    .payments.filter(({ status }) => status === 'SUCCEEDED')
    .map(({ reference_id, amount }) => ({ provider: 'xendit' as const, order_id: reference_id, amount }))
  return [...midtrans, ...xendit]
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
      .reduce((sum, { amount }) => sum + amount, 0)
    const ours = Number(balances.find(({ account }) => account === `cash_${provider}`)?.balance ?? 0)
    if (theirs !== ours)
      faults.push({ what: 'money', detail: `${provider} has ${theirs}, our books say ${ours}` })
  }
  faults.push(...(await invoicesAgainst(url, truth, mark)), ...(await leftovers(url, mark)))
  return faults
}

async function invoicesAgainst(url: string, truth: readonly Truth[], mark: string): Promise<Finding[]> {
  const times = new Map<string, number>()
  for (const { order_id } of truth) times.set(order_id, (times.get(order_id) ?? 0) + 1)
  const rows = await ask<{
    number: string
    status: string
    orders: string[]
    receipts: number
    subscription: string
  }>(
    url,
    `select i.number, i.status, array(select order_id from payments p where p.invoice_id = i.id) as orders,
       (select count(*)::int from email_messages m where m.company_id = i.company_id and m.template_key = 'receipt') as receipts,
       s.status as subscription
     from invoices i join companies c on c.id = i.company_id join subscriptions s on s.id = i.subscription_id
     where c.slug like '${mark}-%'`,
  )
  return rows.flatMap(({ number, status, orders, receipts, subscription }) => {
    const paid = orders.reduce((sum, order) => sum + (times.get(order) ?? 0), 0)
    const expected = paid > 0 ? 'paid' : 'open'
    const found: Finding[] = []
    if (status !== expected)
      found.push({ what: 'invoice', detail: `${number} was paid ${paid} times and is ${status}` })
    if (paid > 0 && subscription !== 'active')
      found.push({ what: 'subscription', detail: `${number} is paid and its plan is ${subscription}` })
    if (paid > 0 && receipts !== 1)
      found.push({ what: 'receipt', detail: `${number} has ${receipts} receipts` })
    return found
  })
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
     select 'jobs that failed for good', count(*)::int from pgboss.job where state = 'failed'`,
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
