import { cpus, totalmem } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { startEmbedded } from '@/db/embedded'
import { migrateToLatest } from '@/db/migrate'
import { seedDefaults } from '@/db/seed/defaults/seed'
import { startSandbox } from '@/sandbox/server'
import { ensureBuild } from '../bin/build.mjs'
import { demoEnvironment } from '../bin/environment.mjs'
import { begin, end, onEnd } from '../bin/lifecycle.mjs'
import { freePort } from '../bin/ports.mjs'
import { data, say, step, title } from '../bin/progress.mjs'
import { serveBareInsert } from './payments/bare-insert'
import { seedAttempts, seedOrders } from './payments/customers'
import { payAtMidtrans, postAll } from './payments/notices'
import { startParts } from './payments/parts'
import { measureStatements } from './payments/statements'
import { tableOf } from './queue/figures'

// Notifications of payments per second, each settled completely (recorded, confirmed with the provider, applied to attempt,
// invoice, subscription and books, receipt enqueued), beside a bare route of the same Next.js that does one insert, and beside
// PostgreSQL doing one insert and one update. Goal: at least half of the bare route. Everything shares this machine.

const { values: chosen } = parseArgs({
  options: {
    count: { type: 'string', default: '3000' },
    concurrency: { type: 'string', default: '32' },
    assert: { type: 'boolean', default: false },
  },
})
const count = Number(chosen.count)
const atOnce = Number(chosen.concurrency)
const AMOUNT = 54_390
const GOAL = 0.5

await begin(async () => {
  title('Izinku: benchmark of payment notifications')
  const folder = path.join(data, 'bench-webhook')
  const port = await freePort()
  const server = await startEmbedded({
    dataDir: path.join(folder, 'postgres'),
    port,
    logFile: path.join(folder, 'postgres.log'),
  })
  onEnd(server.stop)
  await migrateToLatest(server.url)
  await seedDefaults(server.url)
  await ensureBuild(
    await demoEnvironment({ port: 0, sandboxPort: 4010, databaseUrl: server.url, folder, isolated: true }),
  )
  const sandbox = await startSandbox({ port: 0 })
  onEnd(sandbox.close)

  const mark = `bench${Date.now().toString(36)}`
  const orders = await step(`Writing ${count} open invoices`, () => seedOrders(server.url, count, mark))
  const warm = Math.min(200, Math.floor(count / 5))
  const orderIds = await seedAttempts(server.url, orders, mark)
  const bodies = await step('Paying them at the sandbox', () => payAtMidtrans(sandbox, orderIds, AMOUNT))

  const bare = await serveBareInsert(server.url)
  onEnd(bare.stop)
  const { base, app, worker } = await startParts(folder, server.url, sandbox.port)
  const webhook = `${base}/api/webhooks/midtrans`

  await postAll(bare.url, bodies.slice(0, warm), atOnce)
  const bareMs = await step('The bare route', () => postAll(bare.url, bodies.slice(warm), atOnce))
  await bare.stop()
  await postAll(webhook, bodies.slice(0, warm), atOnce)
  await allSettled(server.url, mark, warm)
  const began = performance.now()
  let answeredMs = 0
  const settledMs = await step('Notifications, settled', async () => {
    answeredMs = await postAll(webhook, bodies.slice(warm), atOnce)
    await allSettled(server.url, mark, count)
    return performance.now() - began
  })
  await Promise.all([app.kill(), worker.kill()])
  const statements = await step('One insert and one update', () =>
    measureStatements(server.url, count, atOnce),
  )
  const problems = await check(server.url, mark, count)

  const measured = count - warm
  const perSecond = (ms: number) => Math.round((measured / ms) * 10_000) / 10
  const rates = {
    bare: perSecond(bareMs),
    answered: perSecond(answeredMs),
    settled: perSecond(settledMs),
    statements,
  }
  const ratio = Math.round((rates.settled / rates.bare) * 1000) / 1000
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`
  say(`\nMachine: ${machine}; all of it shares the machine. ${measured} notifications, ${atOnce} at a time.`)
  say(
    tableOf(
      ['', 'per second', 'of the bare route'],
      [
        ['bare route, one insert', String(rates.bare), '1.00'],
        ['ours, answered', String(rates.answered), (rates.answered / rates.bare).toFixed(2)],
        ['ours, settled', String(rates.settled), ratio.toFixed(2)],
        ['PostgreSQL, insert + update', String(statements), (statements / rates.bare).toFixed(2)],
      ],
    ),
  )
  for (const problem of problems) say(`  ! ${problem}`)
  const ok = ratio >= GOAL && problems.length === 0
  say(`Goal: settled at least ${GOAL} of the bare route: ${ok ? 'met' : 'missed'}`)
  say(JSON.stringify({ bench: 'webhook', machine, measured, atOnce, rates, ratio, problems, ok }))
  await end(chosen.assert && !ok ? 1 : 0)
})

async function ask<Row extends pg.QueryResultRow>(
  url: string,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query<Row>(text, values)).rows
  } finally {
    await client.end()
  }
}

/** Waits until so many events of this run are applied. */
async function allSettled(url: string, mark: string, wanted: number): Promise<void> {
  const until = Date.now() + 300_000
  while (Date.now() < until) {
    const [row] = await ask<{ applied: string }>(
      url,
      `select count(*) as applied from payment_events where order_id like '${mark}-%' and status = 'applied'`,
    )
    if (Number(row?.applied) >= wanted) return
    await delay(100)
  }
  throw new Error('The notifications are not applied within five minutes')
}

/** What is not as it should be when all is settled. */
async function check(url: string, mark: string, wanted: number): Promise<string[]> {
  const [row] = await ask<Record<'paid' | 'active' | 'posted' | 'mails', string>>(
    url,
    `select (select count(*) from invoices i join companies c on c.id = i.company_id where c.slug like '${mark}-%' and i.status = 'paid') as paid,
       (select count(*) from subscriptions s join companies c on c.id = s.company_id where c.slug like '${mark}-%' and s.status = 'active') as active,
       (select count(*) from ledger_postings p join companies c on c.id = p.company_id where c.slug like '${mark}-%' and p.kind = 'payment_received') as posted,
       (select count(*) from email_messages m join companies c on c.id = m.company_id where c.slug like '${mark}-%' and m.template_key = 'receipt') as mails`,
  )
  return Object.entries(row ?? {}).flatMap(([what, value]) =>
    Number(value) === wanted ? [] : [`${what}: ${value} of ${wanted}`],
  )
}
