import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Delivery } from './delivery'
import type { Notification, Order, Switches, Transaction } from './midtrans/types'
import { noSwitches } from './midtrans/types'
import type { Message } from './sendgrid/types'

export type State = {
  orders: Order[]
  transactions: Transaction[]
  notifications: Notification[]
  switches: Switches
  lateSeconds: number
  idempotency: { key: string; at: number; status: number; body: unknown }[]
  lastRefundId: number
  messages: Message[]
  deliveries: Delivery[]
}

/** A sandbox nobody has used yet. */
export function emptyState(): State {
  return {
    orders: [],
    transactions: [],
    notifications: [],
    switches: noSwitches(),
    lateSeconds: 20,
    idempotency: [],
    lastRefundId: 0,
    messages: [],
    deliveries: [],
  }
}

const KEPT = { messages: 500, deliveries: 2000, notifications: 2000 }
const SAVE_AFTER_MS = 300

/** Keeps state.json in step with the state: at most one write per 300 ms, each by rename so that a crash never halves it. */
export function createSaver(dataDir: string | undefined, current: () => State) {
  let timer: NodeJS.Timeout | undefined

  function write() {
    clearTimeout(timer)
    timer = undefined
    if (!dataDir) return
    const file = join(dataDir, 'state.json')
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(`${file}.tmp`, JSON.stringify(trimmed(current())))
    renameSync(`${file}.tmp`, file)
  }

  return {
    changed() {
      if (dataDir) timer ??= setTimeout(write, SAVE_AFTER_MS)
    },
    flush() {
      if (timer) write()
    },
  }
}

/** The saved state, or an empty one when there is none or it cannot be read. */
export function loadState(dataDir: string | undefined): State {
  if (!dataDir) return emptyState()
  let raw: string
  try {
    raw = readFileSync(join(dataDir, 'state.json'), 'utf8')
  } catch {
    return emptyState()
  }
  try {
    return { ...emptyState(), ...(JSON.parse(raw) as State) }
  } catch {
    console.warn(`Sandbox: ${join(dataDir, 'state.json')} cannot be read; starting empty.`)
    return emptyState()
  }
}

function trimmed(state: State): State {
  state.messages.splice(0, state.messages.length - KEPT.messages)
  state.notifications.splice(0, state.notifications.length - KEPT.notifications)
  state.deliveries.splice(0, state.deliveries.length - KEPT.deliveries)
  return state
}
