import { sql } from 'kysely'
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { Db } from '@/db'
import { listQueueFigures, listWorkers } from '@/lib/jobs/queries'
import { poolFigures } from './queries'

type Gauges = ReturnType<typeof makeGauges>

function makeGauges(registry: Registry) {
  const gauge = <Label extends string = never>(name: string, help: string, labelNames: Label[] = []) =>
    new Gauge({ name: `izinku_${name}`, help, labelNames, registers: [registry] })
  return {
    jobs: gauge('jobs', 'Jobs by queue and state', ['queue', 'state']),
    oldest: gauge('job_oldest_seconds', 'Since when the oldest job that could run waits', ['queue']),
    workers: gauge('workers_alive', 'Job workers with a recent sign of life'),
    applications: gauge('applications', 'Applications by status', ['status']),
    late: gauge('applications_late', 'Open applications past their deadline'),
    events: gauge('payment_events_waiting', 'Payment notifications that are not applied yet'),
    imbalances: gauge('billing_imbalances', 'What the last check of the books found not to agree'),
    emails: gauge('emails_day', 'E-mails of the last 24 hours by status', ['status']),
    pool: gauge('db_pool_connections', 'Connections of this process by state', ['state']),
  }
}

// One registry per process, also when the development server re-evaluates this module.
const shared = globalThis as typeof globalThis & { izinkuMetrics?: { registry: Registry; gauges: Gauges } }

function metrics() {
  if (!shared.izinkuMetrics) {
    const registry = new Registry()
    collectDefaultMetrics({ register: registry })
    shared.izinkuMetrics = { registry, gauges: makeGauges(registry) }
  }
  return shared.izinkuMetrics
}

/** All figures in the text format of Prometheus, read now. */
export async function readMetrics(db: Db): Promise<{ contentType: string; text: string }> {
  const { registry, gauges } = metrics()
  const [queues, workers, figures] = await Promise.all([
    listQueueFigures(db),
    listWorkers(db),
    readFigures(db),
  ])
  for (const gauge of Object.values(gauges)) gauge.reset()
  for (const queue of queues) {
    for (const state of ['ready', 'deferred', 'active', 'failed'] as const)
      gauges.jobs.set({ queue: queue.name, state }, queue[state])
    gauges.oldest.set({ queue: queue.name }, queue.oldest_seconds ?? 0)
  }
  gauges.workers.set(workers.filter((worker) => worker.is_alive).length)
  for (const { kind, name, count } of figures) {
    if (kind === 'application') gauges.applications.set({ status: name }, count)
    else if (kind === 'email') gauges.emails.set({ status: name }, count)
    else if (kind === 'late') gauges.late.set(count)
    else if (kind === 'imbalances') gauges.imbalances.set(count)
    else gauges.events.set(count)
  }
  const pool = poolFigures()
  for (const state of ['total', 'idle', 'waiting', 'max'] as const) gauges.pool.set({ state }, pool[state])
  return { contentType: registry.contentType, text: await registry.metrics() }
}

type Figure = {
  kind: 'application' | 'email' | 'late' | 'imbalances' | 'events'
  name: string
  count: number
}

async function readFigures(db: Db): Promise<Figure[]> {
  const { rows } = await sql<Figure>`
    select 'application' as kind, status as name, count(*)::int as count from applications group by status
    union all
    select 'email', status, count(*)::int from email_messages
      where created_at > now() - interval '1 day' group by status
    union all
    select 'late', '', count(*)::int from applications
      where status in ('submitted', 'in_review') and due_at <= now()
    union all
    (select 'imbalances', '', imbalance_count from balance_checks order by checked_at desc limit 1)
    union all
    select 'events', '', count(*)::int from payment_events where status in ('received', 'failed')`.execute(db)
  return rows
}
