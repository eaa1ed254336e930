import { rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { migrateToLatest } from '@/db/migrate'
import { seedDefaults } from '@/db/seed/defaults/seed'
import { startSandbox } from '@/sandbox/server'
import { ensureBuild } from '../bin/build.mjs'
import { demoEnvironment } from '../bin/environment.mjs'
import { begin, end, onEnd } from '../bin/lifecycle.mjs'
import { freePort } from '../bin/ports.mjs'
import { data, say, step, title } from '../bin/progress.mjs'
import { seedOrders } from './payments/customers'
import { startDatabase, startKiller } from './payments/killer'
import { startParts } from './payments/parts'
import { tableOf } from './queue/figures'

// Payments and refunds with everything going wrong at once: notifications twice, late, out of order, forged, with another amount
// or never; providers slow and failing before and after they did the work; app, worker and database killed and started again. At
// the end each invoice is settled once, no more went back than came, the books balance, nothing is stuck, every event is accounted for.

const { values: chosen } = parseArgs({
  options: {
    payments: { type: 'string', default: '3000' },
    concurrency: { type: 'string', default: '12' },
    'kill-every': { type: 'string', default: '4' },
    // How long a payer takes at most before the next one comes, in milliseconds.
    thinking: { type: 'string', default: '0' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
const count = Number(chosen.payments)

await begin(async () => {
  title('Izinku: payments in chaos')
  say(`  Seed ${chosen.seed}`)
  const random = mulberry(Number(chosen.seed))
  const folder = path.join(data, 'chaos')
  rmSync(folder, { recursive: true, force: true })
  const database = await startDatabase({
    dataDir: path.join(folder, 'postgres'),
    port: await freePort(),
    logFile: path.join(folder, 'postgres.log'),
  })
  onEnd(database.stop)
  await migrateToLatest(database.url)
  await seedDefaults(database.url)
  const appPort = await freePort()
  const sandbox = await startSandbox({
    port: 0,
    notificationUrl: `http://127.0.0.1:${appPort}/api/webhooks/midtrans`,
    xenditNotificationUrl: `http://127.0.0.1:${appPort}/api/webhooks/xendit`,
    eventUrl: `http://127.0.0.1:${appPort}/api/webhooks/sendgrid`,
    // Of retry delays an hour takes a third of a second: the longest is over before the run is.
    timeScale: 1 / 12_000,
  })
  onEnd(sandbox.close)
  const environment = await demoEnvironment({
    port: appPort,
    sandboxPort: sandbox.port,
    databaseUrl: database.url,
    folder,
    isolated: true,
  })
  Object.assign(process.env, environment, { LOG_LEVEL: 'silent', SANDBOX_PORT: String(sandbox.port) })
  await ensureBuild(environment)
  const mark = `chaos${Date.now().toString(36)}`
  const orders = await step(`Writing ${count} open invoices`, () => seedOrders(database.url, count, mark))
  // What reads the environment comes after it.
  const { actAsPayer, drawFate } = await import('./payments/payers')
  const { countReturns, findFaults } = await import('./payments/audit')
  const { configureChaos, calm, settleDown, startRefundWeather } = await import('./payments/weather')
  await configureChaos(database.url, sandbox, Number(chosen.seed))
  const parts = await startParts(folder, database.url, sandbox.port, appPort)

  const weather = startRefundWeather(sandbox, random)

  const fates: Record<string, number> = {}
  const killer = startKiller([parts.app, parts.worker, database], Number(chosen['kill-every']), random)
  await step(`${count} payers`, async () => {
    const waiting = orders.values()
    const work = async () => {
      for (const order of waiting) {
        const fate = drawFate(random)
        fates[fate] = (fates[fate] ?? 0) + 1
        await actAsPayer(sandbox, order, fate, random)
        await delay(random() * Number(chosen.thinking))
      }
    }
    await Promise.all(Array.from({ length: Number(chosen.concurrency) }, work))
  })
  await killer.end()
  weather.end()
  calm(sandbox)
  const rounds = await step('Letting it settle', () => settleDown(database.url, sandbox))
  const faults = await step('Comparing all with all', () => findFaults(database.url, sandbox, mark))
  const returns = await countReturns(database.url)

  const events = { midtrans: sandbox.sums('midtrans'), xendit: sandbox.sums('xendit') }
  say('')
  say(
    tableOf(
      ['payers', ''],
      Object.entries(fates).map(([fate, times]) => [fate, String(times)]),
    ),
  )
  say(
    tableOf(
      ['killed', 'times'],
      Object.entries(killer.deaths).map(([name, times]) => [name, String(times)]),
    ),
  )
  say(
    tableOf(
      ['', 'notifications', 'deliveries'],
      Object.entries(events).map(([name, { notifications, attempts }]) => [
        name,
        String(Object.values(notifications).reduce((sum, one) => sum + one, 0)),
        String(attempts),
      ]),
    ),
  )
  say(
    tableOf(
      ['money back', 'times', 'rupiah'],
      returns.map(({ what, count: times, amount }) => [what, String(times), amount]),
    ),
  )
  for (const { what, detail } of faults.slice(0, 40)) say(`  ! ${what}: ${detail}`)
  say(
    `${count} payments, seed ${chosen.seed}: ${faults.length === 0 ? 'no fault' : `${faults.length} faults`}`,
  )
  say(
    JSON.stringify({
      bench: 'chaos',
      seed: chosen.seed,
      payments: count,
      fates,
      deaths: killer.deaths,
      events,
      returns,
      rounds,
      faults: faults.length,
    }),
  )
  const { db } = await import('@/db')
  const { stopSender } = await import('@/lib/jobs/boss')
  await stopSender()
  await db.destroy()
  await end(faults.length === 0 ? 0 : 1)
})

/** Small numbers from a seed: the same seed draws the same fates. */
function mulberry(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
