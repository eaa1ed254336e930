import { db } from '@/db'
import { newId } from '@/lib/ids'
import { lockBilling, lockInvoice, writeOffInvoice } from '../invoices/mutations'
import { findCreditBalance } from '../ledger/postings'
import { requestRefund } from '../refunds/mutations'
import { type Customer, createCustomer } from '../testing-billing'
import { applyTransaction } from './settlement'
import type { ProviderTransaction } from './transaction'

export const TOTAL = 54_390n
export const NOW = new Date('2026-11-23T03:00:00Z')
export const FINANCE = { kind: 'staff', user_id: null, name: 'Fajar' } as const

/** A new customer's first invoice with an attempt to pay it. */
export async function ordered() {
  const customer = await createCustomer()
  await customer.order('tumbuh', 'monthly', NOW)
  const [invoice] = await customer.invoices()
  if (!invoice) throw new Error('no invoice')
  return { customer, invoice, attempt: await attemptOn(customer, invoice.id) }
}

/** Another attempt to pay an invoice. */
export async function attemptOn(
  customer: Customer,
  invoiceId: string,
  provider: 'midtrans' | 'xendit' = 'midtrans',
): Promise<string> {
  const id = newId()
  const common = { invoice_id: invoiceId, company_id: customer.companyId, provider, order_id: `TEST-${id}` }
  await db
    .insertInto('payments')
    .values({ id, ...common, status: 'created', amount: TOTAL, expires_at: new Date(Date.now() + 3_600_000) })
    .execute()
  return id
}

/** What a provider says of an attempt's transaction, taken in. */
export async function tell(paymentId: string, changes: Partial<ProviderTransaction> = {}, now = NOW) {
  const transaction: ProviderTransaction = {
    provider: 'midtrans',
    order_id: 'any',
    transaction_id: paymentId,
    status: 'paid',
    amount: TOTAL,
    currency: 'IDR',
    method: 'qris',
    paid_at: now,
    refunds: [],
    charged_back_amount: 0n,
    raw: {},
    ...changes,
  }
  return db.transaction().execute((trx) => applyTransaction(trx, paymentId, { transaction }, now))
}

/** A refund that somebody made at the provider, as it tells of it. */
export const elsewhere = (amount: bigint, key = `DASHBOARD-${newId()}`) => ({
  key,
  provider_refund_id: key,
  amount,
  status: 'succeeded' as const,
})

export async function transactionOf(paymentId: string) {
  return db
    .selectFrom('payment_transactions')
    .selectAll()
    .where('payment_id', '=', paymentId)
    .executeTakeFirstOrThrow()
}

/** Asks for a refund as finance does. */
export async function refund(paymentId: string, amount: bigint, credits_invoice: boolean) {
  const { id } = await transactionOf(paymentId)
  return db.transaction().execute((trx) =>
    requestRefund(
      trx,
      FINANCE,
      {
        payment_id: paymentId,
        transaction_id: id,
        amount,
        reason: 'Salah bayar',
        via: 'transfer',
        destination: { bank: 'BCA', account_number: '1234567890', account_name: 'Sari' },
        credits_invoice,
        refund_key: newId(),
      },
      NOW,
    ),
  )
}

export async function creditOf(customer: Customer): Promise<bigint> {
  return findCreditBalance(db, customer.companyId)
}

export async function writeOff(customer: Customer, invoiceId: string): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    await lockBilling(trx, customer.companyId)
    return writeOffInvoice(trx, FINANCE, invoiceId, 'tidak tertagih', NOW)
  })
}

/** Runs something under the locks of a company and one of its invoices. */
export async function locked<Result>(
  customer: Customer,
  invoiceId: string,
  run: (
    trx: Parameters<Parameters<ReturnType<typeof db.transaction>['execute']>[0]>[0],
    invoice: NonNullable<Awaited<ReturnType<typeof lockInvoice>>>,
  ) => Promise<Result>,
): Promise<Result> {
  return db.transaction().execute(async (trx) => {
    await lockBilling(trx, customer.companyId)
    const invoice = await lockInvoice(trx, invoiceId)
    if (!invoice) throw new Error('no invoice')
    return run(trx, invoice)
  })
}
