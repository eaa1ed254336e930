import { fromKysely, PgBoss } from 'pg-boss'
import type { Trx } from '@/db'
import { databaseUrl } from '@/db/connection'
import type { QueueName } from '@/db/queues'
import { log } from '@/lib/log'

/** What each job carries: ids only, the handler reads the row. */
export type JobPayloads = {
  'email.send': { message_id: string }
  'payment.close': { payment_id: string }
  'payment.poll': Record<string, never>
  'billing.daily': Record<string, never>
  'billing.refund': { refund_id: string }
  'refund.poll': Record<string, never>
  'billing.books': Record<string, never>
  'billing.balance': Record<string, never>
  'licensing.daily': Record<string, never>
  'licensing.deadlines': Record<string, never>
  'licensing.calendar': { change_id: string }
  'licensing.assign': Record<string, never>
  'licensing.figures': Record<string, never>
  'visits.sweep': Record<string, never>
  'maintenance.daily': Record<string, never>
} & Record<QueueName, object>

let starting: Promise<PgBoss> | undefined

/** A pg-boss that only sends: the worker process works the queues. Started once; a failed start is tried again next time. */
async function sender(): Promise<PgBoss> {
  starting ??= new PgBoss({
    connectionString: databaseUrl(),
    max: 2,
    supervise: false,
    schedule: false,
    migrate: false,
  })
    .on('error', (error) => log.warn({ err: error }, 'job sender'))
    .start()
    .catch((error: unknown) => {
      starting = undefined
      throw error
    })
  return starting
}

/**
 * Puts a job into its queue in the caller's transaction: it exists when, and only when, the change it tells of was committed.
 * `start_after` in seconds or as an instant; `singleton_key` keeps a second job with the same key from being queued.
 */
export async function enqueue<Name extends QueueName>(
  trx: Trx,
  name: Name,
  payload: JobPayloads[Name],
  options: { start_after?: number | Date; singleton_key?: string; priority?: number } = {},
): Promise<void> {
  const boss = await sender()
  await boss.send(name, payload, {
    db: fromKysely(trx),
    ...(options.start_after !== undefined && { startAfter: options.start_after }),
    ...(options.singleton_key !== undefined && { singletonKey: options.singleton_key }),
    ...(options.priority !== undefined && { priority: options.priority }),
  })
}

/** The same for many jobs of one queue in one statement. */
export async function enqueueMany<Name extends QueueName>(
  trx: Trx,
  name: Name,
  payloads: readonly JobPayloads[Name][],
): Promise<void> {
  if (payloads.length === 0) return
  const boss = await sender()
  await boss.insert(
    name,
    payloads.map((data) => ({ data })),
    { db: fromKysely(trx) },
  )
}

/** Puts a failed job back into its queue, with one more try, in the caller's transaction. False when it is not failed any more. */
export async function retryJob(trx: Trx, name: string, id: string): Promise<boolean> {
  const boss = await sender()
  const { affected } = (await boss.retry(name, id, { db: fromKysely(trx) })) as { affected?: number }
  return Number(affected) === 1
}

/** Ends the sender, for scripts and tests that must end. */
export async function stopSender(): Promise<void> {
  const running = starting
  starting = undefined
  await (await running)?.stop({ graceful: false })
}
