import type { Chaos } from './chaos'
import type { Delivery } from './delivery'
import type { Remembered } from './idempotency'
import type { Order, Transaction } from './midtrans/types'
import type { Notification } from './notifications'
import type { Message } from './sendgrid/types'
import { createTable, type Table } from './table'
import type { LegacyInvoice, Payment, Refund, Session } from './xendit/types'

/** A number that only grows. */
export type Counter = { id: string; value: number }

export type State = {
  orders: Table<Order>
  transactions: Table<Transaction>
  sessions: Table<Session>
  payments: Table<Payment>
  refunds: Table<Refund>
  invoices: Table<LegacyInvoice>
  notifications: Table<Notification>
  chaos: Table<Chaos>
  idempotency: Table<Remembered>
  counters: Table<Counter>
  messages: Table<Message>
  deliveries: Table<Delivery>
}

const KEPT = { messages: 500, idempotency: 5000, deliveries: 20_000, notifications: 20_000 }

/** A sandbox nobody has used yet. `onSave` hears of every row that comes or changes. */
export function createState(onSave: (table: keyof State, id: string, row: object) => void): State {
  const told = (table: keyof State) => (id: string, row: object) => onSave(table, id, row)
  return {
    orders: createTable<Order>({ idOf: ({ order_id }) => order_id, onSave: told('orders') }),
    transactions: createTable<Transaction>({
      idOf: ({ transaction_id }) => transaction_id,
      groupOf: ({ order_id }) => order_id,
      onSave: told('transactions'),
    }),
    sessions: createTable<Session>({
      idOf: ({ payment_session_id }) => payment_session_id,
      groupOf: ({ reference_id }) => reference_id,
      onSave: told('sessions'),
    }),
    payments: createTable<Payment>({
      idOf: ({ payment_request_id }) => payment_request_id,
      groupOf: ({ payment_session_id }) => payment_session_id,
      onSave: told('payments'),
    }),
    refunds: createTable<Refund>({
      idOf: ({ id }) => id,
      groupOf: ({ payment_request_id }) => payment_request_id,
      onSave: told('refunds'),
    }),
    invoices: createTable<LegacyInvoice>({
      idOf: ({ id }) => id,
      groupOf: ({ external_id }) => external_id,
      onSave: told('invoices'),
    }),
    notifications: createTable<Notification>({
      idOf: ({ id }) => id,
      groupOf: ({ transaction_id }) => transaction_id,
      keep: KEPT.notifications,
      needed: ({ fate }) => fate === 'held',
      onSave: told('notifications'),
    }),
    chaos: createTable<Chaos>({ idOf: ({ id }) => id, onSave: told('chaos') }),
    idempotency: createTable<Remembered>({
      idOf: ({ id }) => id,
      keep: KEPT.idempotency,
      onSave: told('idempotency'),
    }),
    counters: createTable<Counter>({ idOf: ({ id }) => id, onSave: told('counters') }),
    messages: createTable<Message>({
      idOf: ({ id }) => id,
      keep: KEPT.messages,
      onSave: told('messages'),
    }),
    deliveries: createTable<Delivery>({
      idOf: ({ id }) => id,
      groupOf: ({ subject_id }) => subject_id,
      keep: KEPT.deliveries,
      needed: (delivery) => delivery.state === 'waiting',
      onSave: told('deliveries'),
    }),
  }
}

/** The next number of a series, from 1. */
export function nextNumber({ counters }: State, id: string): number {
  const value = (counters.get(id)?.value ?? 0) + 1
  counters.save({ id, value })
  return value
}
