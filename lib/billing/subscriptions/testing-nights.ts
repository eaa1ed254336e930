import { db } from '@/db'
import { newId } from '@/lib/ids'
import { addDays } from '@/lib/time'
import { applyTransaction } from '../payments/settlement'
import { type Customer, createCustomer } from '../testing-billing'
import { runDailyBilling } from './daily'

/** The night of a day in Jakarta, when the job runs. */
export const nightOf = (day: string) => new Date(`${day}T00:15:00+07:00`)

/** Runs the job in each night from one day to another, both included. */
export async function runNights(from: string, to: string): Promise<void> {
  for (let day = from; day <= to; day = addDays(day, 1)) await runDailyBilling(nightOf(day))
}

/** Pays what is owed on an invoice, as a provider's notification would. */
export async function payInvoice(customer: Customer, invoiceId: string, now: Date): Promise<string> {
  const invoice = await db
    .selectFrom('invoices')
    .selectAll()
    .where('id', '=', invoiceId)
    .executeTakeFirstOrThrow()
  const id = newId()
  await db
    .insertInto('payments')
    .values({
      id,
      invoice_id: invoiceId,
      company_id: customer.companyId,
      provider: 'midtrans',
      order_id: `TEST-${id}`,
      status: 'created',
      amount: invoice.total_amount,
      expires_at: new Date(now.getTime() + 86_400_000),
    })
    .execute()
  const transaction = {
    provider: 'midtrans' as const,
    order_id: `TEST-${id}`,
    transaction_id: id,
    status: 'paid' as const,
    amount: invoice.due_amount > 0n ? invoice.due_amount : invoice.total_amount,
    currency: 'IDR',
    method: 'qris',
    paid_at: now,
    refunds: [],
    charged_back_amount: 0n,
    raw: {},
  }
  return db.transaction().execute((trx) => applyTransaction(trx, id, { transaction }, now))
}

/** The invoice that a company has to pay, the newest where there are several. */
export async function openInvoice(customer: Customer) {
  const invoice = (await customer.invoices()).findLast((row) => row.status === 'open')
  if (!invoice) throw new Error('nothing is open')
  return invoice
}

/** A company that began to pay for a plan on a day. */
export async function subscribedOn(day: string, plan = 'tumbuh'): Promise<Customer> {
  const customer = await createCustomer()
  await customer.order(plan, 'monthly', nightOf(day))
  await payInvoice(customer, (await openInvoice(customer)).id, nightOf(day))
  return customer
}
