import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '@/db'
import type { CompanyId, StaffId } from '@/lib/ids'
import type { InvoiceBuyer, InvoiceSeller } from '../invoices/queries'

/** States of a transaction whose money came, whatever part of it was given back since. */
const RECEIVED = ['paid', 'partially_refunded', 'refunded', 'partially_charged_back'] as const

export type ReceiptDetail = NonNullable<Awaited<ReturnType<typeof findReceipt>>>

/** What was received in one of a company's payments; undefined where nothing was, and for another company's. */
export async function findReceipt(db: Db, companyId: CompanyId, paymentId: string) {
  return withMoney(
    await receipts(db)
      .where('payments.company_id', '=', companyId)
      .where('payments.id', '=', paymentId)
      .executeTakeFirst(),
  )
}

/** The same for staff: any company's. */
export async function findReceiptAsStaff(db: Db, _staff: StaffId, paymentId: string) {
  return withMoney(await receipts(db).where('payments.id', '=', paymentId).executeTakeFirst())
}

/** The payments of an invoice for which there is a receipt, the oldest first. */
export async function listReceipts(db: Db, invoiceId: string) {
  return db
    .selectFrom('payment_transactions')
    .innerJoin('payments', 'payments.id', 'payment_transactions.payment_id')
    .select(['payments.id', 'payments.order_id'])
    .select([
      sql<bigint>`sum(payment_transactions.amount)::bigint`.as('amount'),
      sql<Date>`min(payment_transactions.paid_at)`.as('paid_at'),
    ])
    .where('payments.invoice_id', '=', invoiceId)
    .where('payment_transactions.status', 'in', [...RECEIVED])
    .groupBy('payments.id')
    .orderBy('paid_at')
    .execute()
}

function receipts(db: Db) {
  return db
    .selectFrom('payments')
    .innerJoin('invoices', 'invoices.id', 'payments.invoice_id')
    .select([
      'payments.id',
      'payments.order_id',
      'payments.provider',
      'invoices.number as invoice_number',
      'invoices.seller',
      'invoices.buyer',
    ])
    .$narrowType<{ invoice_number: string; seller: InvoiceSeller; buyer: InvoiceBuyer }>()
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('payment_transactions')
          .select(['transaction_id', 'method'])
          .select([
            sql<string>`payment_transactions.amount::text`.as('amount'),
            sql<string>`payment_transactions.credited_amount::text`.as('credited_amount'),
            sql<string | null>`payment_transactions.paid_at`.as('paid_at'),
          ])
          .whereRef('payment_transactions.payment_id', '=', 'payments.id')
          .where('payment_transactions.status', 'in', [...RECEIVED])
          .orderBy('payment_transactions.paid_at'),
      ).as('transactions'),
      eb
        .selectFrom('refunds')
        .select(sql<bigint>`coalesce(sum(refunds.amount), 0)::bigint`.as('amount'))
        .whereRef('refunds.payment_id', '=', 'payments.id')
        .where('refunds.status', '=', 'succeeded')
        .as('refunded_amount'),
    ])
}

type Read = NonNullable<Awaited<ReturnType<ReturnType<typeof receipts>['executeTakeFirst']>>>

function withMoney(read: Read | undefined) {
  if (!read || read.transactions.length === 0) return undefined
  const sum = (amounts: string[]) => amounts.reduce((all, amount) => all + BigInt(amount), 0n)
  return {
    ...read,
    amount: sum(read.transactions.map((one) => one.amount)),
    /** What of it the invoice did not need: the company's credit. */
    credited_amount: sum(read.transactions.map((one) => one.credited_amount)),
    refunded_amount: read.refunded_amount ?? 0n,
    paid_at: new Date(read.transactions[0]?.paid_at ?? 0),
  }
}
