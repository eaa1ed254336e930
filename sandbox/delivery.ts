import { randomUUID } from 'node:crypto'
import type { World } from './world'

export type Attempt = {
  at: string
  status: number | null
  response: string
  ms: number
  /** No answer within the time that the gateway waits, in difference to nobody there. */
  timed_out?: boolean
}

/** One webhook post on its way, with every try of it. */
export type Delivery = {
  id: string
  kind: 'midtrans' | 'xendit' | 'sendgrid'
  /** What it tells of: a notification's id, or a message's. */
  subject_id: string
  label: string
  url: string
  body: string
  /** What it carries beside its gateway's own headers. */
  headers?: Record<string, string>
  state: 'waiting' | 'delivered' | 'given_up'
  attempts: Attempt[]
  next_at: string | null
}

export type DeliveryPolicy = {
  /** Minutes to wait before each retry, in gateway time. */
  delays: readonly number[]
  /** How many retries an answer earns; null stands for no answer at all. */
  retriesFor: (status: number | null, attempt: Attempt) => number
  /** How long the gateway waits for an answer, as a multiple of `deliveryTimeoutMs`. */
  patience?: number
  headers: (world: World, body: string) => Record<string, string>
}

export type Deliverer = {
  send: (delivery: Delivery, options?: { lane?: string; afterMs?: number }) => void
  resume: () => void
  /** Forgets what waits. */
  clear: () => void
  stop: () => void
  idle: () => Promise<void>
}

/** A delivery that has not been tried yet. */
export function newDelivery(
  fields: Pick<Delivery, 'kind' | 'subject_id' | 'label' | 'url' | 'body' | 'headers'>,
): Delivery {
  return { id: randomUUID(), ...fields, state: 'waiting', attempts: [], next_at: new Date().toISOString() }
}

const DAY_MS = 86_400_000
/** Node fires longer timers at once. */
const LONGEST_TIMER_MS = 24 * DAY_MS

/**
 * Sends webhooks and repeats them by their gateway's rules. First tries of one lane go one after the other, as a
 * gateway's queue does; retries do not wait for anybody, which is how disorder arises in life.
 */
export function createDeliverer(
  world: () => World,
  policies: Record<Delivery['kind'], DeliveryPolicy>,
): Deliverer {
  const timers = new Set<NodeJS.Timeout>()
  const lanes = new Map<string, Promise<void>>()
  const queue: (() => void)[] = []
  let busy = 0
  let posting = 0
  let waiters: (() => void)[] = []
  let stopped = false

  function settle() {
    if (busy > 0 || timers.size > 0) return
    for (const done of waiters) done()
    waiters = []
  }

  function clear() {
    for (const timer of timers) clearTimeout(timer)
    timers.clear()
    settle()
  }

  function later(afterMs: number, run: () => void) {
    if (stopped) return
    const timer = setTimeout(
      () => {
        timers.delete(timer)
        run()
        settle()
      },
      Math.min(afterMs, LONGEST_TIMER_MS),
    )
    timers.add(timer)
  }

  /** Gateways post through a pool of senders, not everything at once. */
  async function inPool<T>(run: () => Promise<T>): Promise<T> {
    if (posting >= world().config.deliveryConcurrency) await new Promise<void>((go) => queue.push(go))
    posting++
    try {
      return await run()
    } finally {
      posting--
      queue.shift()?.()
    }
  }

  async function attempt(delivery: Delivery): Promise<void> {
    const isKept = () => !stopped && world().state.deliveries.get(delivery.id) === delivery
    busy++
    try {
      const policy = policies[delivery.kind]
      const made = await inPool(async () => (isKept() ? post(world(), delivery, policy) : undefined))
      if (!made || !isKept()) return // Reset since.
      delivery.attempts.push(made)
      const retries = delivery.attempts.length - 1
      const delay = policy.delays[retries]
      if (made.status !== null && made.status >= 200 && made.status < 300) {
        Object.assign(delivery, { state: 'delivered', next_at: null })
      } else if (delay === undefined || retries >= policy.retriesFor(made.status, made)) {
        Object.assign(delivery, { state: 'given_up', next_at: null })
      } else {
        const afterMs = delay * 60_000 * world().config.timeScale
        delivery.next_at = new Date(Date.now() + afterMs).toISOString()
        later(afterMs, () => void attempt(delivery))
      }
      world().state.deliveries.save(delivery)
    } finally {
      busy--
      settle()
    }
  }

  function send(delivery: Delivery, { lane, afterMs = 0 }: { lane?: string; afterMs?: number } = {}) {
    delivery.next_at = new Date(Date.now() + afterMs).toISOString()
    world().state.deliveries.save(delivery)
    if (afterMs > 0) return later(afterMs, () => void attempt(delivery))
    if (!lane) return void attempt(delivery)
    busy++
    const previous = lanes.get(lane) ?? Promise.resolve()
    const turn = previous
      .then(() => attempt(delivery))
      .finally(() => {
        busy--
        if (lanes.get(lane) === turn) lanes.delete(lane)
        settle()
      })
    lanes.set(lane, turn)
  }

  return {
    send,
    /** After a restart: what still waits is sent when it is due, at once if that has passed. */
    resume() {
      for (const delivery of world().state.deliveries.values()) {
        if (delivery.state !== 'waiting' || !delivery.next_at) continue
        later(Math.max(0, Date.parse(delivery.next_at) - Date.now()), () => void attempt(delivery))
      }
    },
    clear,
    stop() {
      stopped = true
      clear()
    },
    idle: () =>
      new Promise((resolve) => {
        waiters.push(resolve)
        settle()
      }),
  }
}

async function post(world: World, delivery: Delivery, policy: DeliveryPolicy): Promise<Attempt> {
  const started = Date.now()
  const finished = (status: number | null, response: string, timedOut = false): Attempt => ({
    at: new Date(started).toISOString(),
    status,
    response: response.slice(0, 500),
    ms: Date.now() - started,
    ...(timedOut ? { timed_out: true } : {}),
  })
  try {
    const answer = await fetch(delivery.url, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'application/json',
        ...policy.headers(world, delivery.body),
        ...delivery.headers,
      },
      body: delivery.body,
      signal: AbortSignal.timeout(world.config.deliveryTimeoutMs * (policy.patience ?? 1)),
    })
    return finished(answer.status, await answer.text())
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    const timedOut = error instanceof Error && error.name === 'TimeoutError'
    return finished(null, cause instanceof Error ? cause.message : String(cause), timedOut)
  }
}
