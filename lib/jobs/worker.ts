import { PgBoss } from 'pg-boss'
import { db } from '@/db'
import { databaseUrl } from '@/db/connection'
import { QUEUE_NAMES } from '@/db/queues'
import { startInbox } from '@/lib/billing/payments/inbox'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { HANDLERS, SCHEDULES } from './handlers'
import { startHeartbeat } from './heartbeat'

env()

const boss = new PgBoss({ connectionString: databaseUrl(), max: 4, migrate: false, useListenNotify: true })
boss.on('error', (error) => log.error({ err: error }, 'job worker'))
await boss.start()

for (const name of QUEUE_NAMES) {
  const handle = HANDLERS[name] as (payload: object) => Promise<void>
  await boss.work(name, { batchSize: 1, pollingIntervalSeconds: 1 }, async ([job]) => {
    if (!job) return
    try {
      await handle(job.data as object)
    } catch (error) {
      log.error({ err: error, queue: name, job: job.id }, 'job failed')
      throw error
    }
  })
}
for (const { name, cron } of SCHEDULES) await boss.schedule(name, cron, {}, { tz: 'Asia/Jakarta' })
const endInbox = await startInbox()
const endHeartbeat = await startHeartbeat(db)
log.info({ queues: QUEUE_NAMES.length }, 'worker ready')

let stopping = false
async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  await Promise.all([boss.stop({ graceful: true, timeout: 10_000 }), endInbox()])
  await endHeartbeat().catch(() => {})
  await db.destroy()
  process.exit(0)
}
process.on('SIGTERM', stop).on('SIGINT', stop)
