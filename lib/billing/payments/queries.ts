import { type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely'
import type { Db } from '@/db'
import type { DB } from '@/db/types'
import type { CompanyId, StaffId } from '@/lib/ids'
import { anywhere, beyondCursor, cutPage, isBackwards } from '@/lib/keyset'
import { addDays } from '@/lib/time'
import { startOfDay } from '@/lib/working-days'
import type { EventFilter, PaymentFilter } from '../filters'
import type { PaymentStatus } from '../status'

export const PAYMENTS_PAGE = 40

/** A company's newest payments that brought money, or are under way. */
export async function listPaymentHistory(db: Db, companyId: CompanyId, limit = 6) {
  const rows = await db
    .selectFrom('payments')
    .innerJoin('invoices', 'invoices.id', 'payments.invoice_id')
    .select(['payments.id', 'payments.status', 'payments.method', 'payments.amount'])
    .select(['payments.created_at', 'payments.paid_at', 'invoices.number'])
    .where('payments.company_id', '=', companyId)
    .orderBy('payments.created_at', 'desc')
    .orderBy('payments.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, number: row.number ?? '', status: row.status as PaymentStatus }))
}

export type StaffPayment = Awaited<ReturnType<typeof listPayments>>['rows'][number]

/** One page of all attempts, newest first. Staff only: it reads across companies. */
export async function listPayments(
  db: Db,
  _staff: StaffId,
  filter: PaymentFilter,
  size: number = PAYMENTS_PAGE,
) {
  const direction = isBackwards(filter) ? 'asc' : 'desc'
  const read = await payments(db)
    .where((eb) => eb.and(conditions(eb, filter)))
    .where(beyondCursor(filter, 'payments.created_at', 'payments.id'))
    .orderBy('payments.created_at', direction)
    .orderBy('payments.id', direction)
    .limit(size + 1)
    .execute()
  return cutPage(read, size, filter)
}

/** What a person has to look at, the latest first. */
export async function listPaymentsForAttention(db: Db, _staff: StaffId, limit = 20) {
  return payments(db)
    .where('payments.attention', 'is not', null)
    .where('payments.attended_at', 'is', null)
    .orderBy('payments.attention_at', 'desc')
    .orderBy('payments.id', 'desc')
    .limit(limit)
    .execute()
}

function payments(db: Db) {
  return db
    .selectFrom('payments')
    .innerJoin('invoices', 'invoices.id', 'payments.invoice_id')
    .innerJoin('companies', 'companies.id', 'payments.company_id')
    .select([
      'payments.id',
      'payments.order_id',
      'payments.provider',
      'payments.status',
      'payments.method',
      'payments.amount',
      'payments.attention',
      'payments.attention_at',
      'payments.attended_at',
      'payments.created_at',
      'payments.paid_at',
      'invoices.number as invoice_number',
      'invoices.status as invoice_status',
      'companies.trade_name as company_name',
      'companies.slug as company_slug',
    ])
    .select(sql<string>`payments.created_at::text`.as('sort_key'))
}

function conditions(
  eb: ExpressionBuilder<DB, 'payments' | 'invoices' | 'companies'>,
  filter: PaymentFilter,
): ExpressionWrapper<DB, 'payments' | 'invoices' | 'companies', SqlBool>[] {
  const { q, status, provider, method, attention, from, to } = filter
  const all: ExpressionWrapper<DB, 'payments' | 'invoices' | 'companies', SqlBool>[] = []
  if (status) all.push(eb('payments.status', '=', status))
  if (provider) all.push(eb('payments.provider', '=', provider))
  if (method)
    all.push(eb.or([eb('payments.method', '=', method), eb('payments.method', 'like', `${method}:%`)]))
  if (attention) all.push(eb('payments.attention', 'is not', null), eb('payments.attended_at', 'is', null))
  if (from) all.push(eb('payments.created_at', '>=', startOfDay(from)))
  if (to) all.push(eb('payments.created_at', '<', startOfDay(addDays(to, 1))))
  if (q) {
    const plain = q.replace(/[\\%_]/g, '\\$&')
    all.push(
      eb.or([
        eb('payments.order_id', 'like', `${plain.replaceAll('/', '-')}%`),
        eb('invoices.number', 'like', `${plain.toUpperCase().replaceAll('-', '/')}%`),
        eb('payments.provider_transaction_id', '=', q),
        eb('companies.trade_name', 'ilike', anywhere(q)),
      ]),
    )
  }
  return all
}

export type PaymentDetail = NonNullable<Awaited<ReturnType<typeof findPayment>>>

/** One attempt with its invoice, its company and who looked at it. */
export async function findPayment(db: Db, _staff: StaffId, id: string) {
  return db
    .selectFrom('payments')
    .innerJoin('invoices', 'invoices.id', 'payments.invoice_id')
    .innerJoin('companies', 'companies.id', 'payments.company_id')
    .leftJoin('users as attendant', 'attendant.id', 'payments.attended_by')
    .leftJoin('users as payer', 'payer.id', 'payments.created_by')
    .selectAll('payments')
    .select([
      'invoices.number as invoice_number',
      'invoices.status as invoice_status',
      'companies.trade_name as company_name',
      'companies.slug as company_slug',
      'attendant.name as attended_by_name',
      'payer.name as created_by_name',
    ])
    .where('payments.id', '=', id)
    .executeTakeFirst()
}

export type PaymentEvent = Awaited<ReturnType<typeof listEventsOf>>[number]

/** Every notification about an order, the first first. */
export async function listEventsOf(db: Db, _staff: StaffId, orderId: string) {
  return db
    .selectFrom('payment_events')
    .selectAll()
    .where('order_id', '=', orderId)
    .orderBy('received_at')
    .orderBy('id')
    .limit(200)
    .execute()
}

/** One page of everything that was notified, newest first, the rejected included. */
export async function listEvents(db: Db, _staff: StaffId, filter: EventFilter, size: number = PAYMENTS_PAGE) {
  const direction = isBackwards(filter) ? 'asc' : 'desc'
  const { q, status, provider, outcome, from, to } = filter
  const read = await db
    .selectFrom('payment_events')
    .selectAll()
    .select(sql<string>`received_at::text`.as('sort_key'))
    .$if(status !== undefined, (query) => query.where('status', '=', status ?? ''))
    .$if(provider !== undefined, (query) => query.where('provider', '=', provider ?? ''))
    .$if(outcome !== undefined, (query) => query.where('outcome', '=', outcome ?? ''))
    .$if(from !== undefined, (query) => query.where('received_at', '>=', startOfDay(from ?? '')))
    .$if(to !== undefined, (query) => query.where('received_at', '<', startOfDay(addDays(to ?? '', 1))))
    .$if(q !== undefined, (query) =>
      query.where((eb) =>
        eb.or([
          eb('order_id', 'like', `${(q ?? '').replace(/[\\%_]/g, '\\$&').replaceAll('/', '-')}%`),
          eb('transaction_id', '=', q ?? ''),
        ]),
      ),
    )
    .where(beyondCursor(filter, 'received_at', 'id'))
    .orderBy('received_at', direction)
    .orderBy('id', direction)
    .limit(size + 1)
    .execute()
  return cutPage(read, size, filter)
}

/** One notification as it came, with what it led to. */
export async function findEvent(db: Db, _staff: StaffId, id: string) {
  return db
    .selectFrom('payment_events')
    .leftJoin('payments', 'payments.id', 'payment_events.payment_id')
    .leftJoin('invoices', 'invoices.id', 'payments.invoice_id')
    .leftJoin('companies', 'companies.id', 'payments.company_id')
    .selectAll('payment_events')
    .select(['invoices.number as invoice_number', 'companies.trade_name as company_name'])
    .select(['companies.slug as company_slug', 'payments.status as payment_status'])
    .where('payment_events.id', '=', id)
    .executeTakeFirst()
}
export type EventDetail = NonNullable<Awaited<ReturnType<typeof findEvent>>>

/** Events that nobody could apply yet. */
export async function countWaitingEvents(db: Db, _staff: StaffId): Promise<number> {
  const row = await db
    .selectFrom('payment_events')
    .select((eb) => eb.fn.countAll<bigint>().as('count'))
    .where('status', '=', 'failed')
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
