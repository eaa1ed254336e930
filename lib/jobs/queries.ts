import { sql } from 'kysely'
import type { Db } from '@/db'
import type { StaffId } from '@/lib/ids'
import { DEAD_AFTER_SECONDS } from './heartbeat'

export type QueueFigures = {
  name: string
  /** Could run now. */
  ready: number
  /** Wait for their time: retries, and what is meant for later. */
  deferred: number
  active: number
  failed: number
  completed_day: number
  /** Since when the oldest that could run waits, in seconds; null when none waits. */
  oldest_seconds: number | null
  last_completed_at: Date | null
}

/** What stands in each queue. */
export async function listQueueFigures(db: Db): Promise<QueueFigures[]> {
  const { rows } = await sql<QueueFigures>`
    select queue.name,
      (count(*) filter (where waits and job.start_after <= now()))::int as ready,
      (count(*) filter (where waits and job.start_after > now()))::int as deferred,
      (count(*) filter (where job.state = 'active'))::int as active,
      (count(*) filter (where job.state = 'failed'))::int as failed,
      (count(*) filter (where job.state = 'completed' and job.completed_on > now() - interval '1 day'))::int
        as completed_day,
      extract(epoch from now() - min(job.start_after) filter (where waits and job.start_after <= now()))::float8
        as oldest_seconds,
      max(job.completed_on) filter (where job.state = 'completed') as last_completed_at
    from pgboss.queue queue
    left join pgboss.job job on job.name = queue.name
    left join lateral (select job.state in ('created', 'retry') as waits) state on true
    where queue.name not like '\\_\\_%'
    group by queue.name order by queue.name`.execute(db)
  return rows
}

export type FailedJob = {
  id: string
  name: string
  data: unknown
  output: unknown
  retry_count: number
  created_on: Date
  completed_on: Date | null
}

/** Jobs that gave up, the latest first. Their payload carries ids only. */
export async function listFailedJobs(db: Db, _staff: StaffId, limit = 50): Promise<FailedJob[]> {
  const { rows } = await sql<FailedJob>`
    select id, name, data, output, retry_count, created_on, completed_on
    from pgboss.job where state = 'failed'
    order by completed_on desc nulls last, id desc limit ${limit}`.execute(db)
  return rows
}

export type JobSchedule = {
  name: string
  cron: string
  timezone: string
  last_started_at: Date | null
  last_state: string | null
}

/** What runs by the clock, with its last run. */
export async function listSchedules(db: Db): Promise<JobSchedule[]> {
  const { rows } = await sql<JobSchedule>`
    select schedule.name, schedule.cron, schedule.timezone, job.started_on as last_started_at,
      job.state::text as last_state
    from pgboss.schedule schedule
    left join lateral (
      select started_on, state from pgboss.job
      where job.name = schedule.name and started_on is not null order by started_on desc limit 1
    ) job on true
    order by schedule.name`.execute(db)
  return rows
}

export type Worker = {
  id: string
  host: string
  pid: number
  node_version: string
  app_version: string
  started_at: Date
  beat_at: Date
  is_alive: boolean
}

/** The job workers that gave a sign of life within the last day, the latest first. */
export async function listWorkers(db: Db): Promise<Worker[]> {
  const { rows } = await sql<Worker>`
    select id, host, pid, node_version, app_version, started_at, beat_at,
      beat_at > now() - make_interval(secs => ${DEAD_AFTER_SECONDS}) as is_alive
    from worker_heartbeats order by beat_at desc limit 20`.execute(db)
  return rows
}
