import { db } from '@/db'
import { newId } from '@/lib/ids'
import { startSandbox } from '@/sandbox/server'
import { snapClient } from '@/sandbox/testing'
import { xenditClient } from '@/sandbox/xendit/testing'
import { askAndApply } from '../payments/apply'
import { applyTransaction } from '../payments/settlement'
import { type Customer, createCustomer, setBillingEnv } from '../testing-billing'
import { type BeginRequest, beginRefund } from './begin'

const NOWHERE = 'http://127.0.0.1:9/'

/** Both gateways, whose notifications get lost: what is not asked for is not known. */
export async function startGateways() {
  const sandbox = await startSandbox({
    port: 0,
    notificationUrl: NOWHERE,
    xenditNotificationUrl: NOWHERE,
    timeScale: 1e-6,
  })
  setBillingEnv(sandbox.midtransUrl)
  Object.assign(process.env, {
    XENDIT_SECRET_KEY: 'xnd_development_demo-izinku',
    XENDIT_CALLBACK_TOKEN: 'demo-xendit-callback-token',
    XENDIT_BASE_URL: sandbox.xenditUrl,
  })
  return sandbox
}
export type Gateways = Awaited<ReturnType<typeof startGateways>>

/** An invoice of a new customer, paid at a gateway by this method; asked about unless `unseen`. */
export async function paidInvoice(
  sandbox: Gateways,
  provider: 'midtrans' | 'xendit',
  method: string,
  known: { customer?: Customer; unseen?: boolean } = {},
) {
  const customer = known.customer ?? (await createCustomer())
  if (!known.customer) await customer.order()
  const [invoice] = await customer.invoices()
  if (!invoice) throw new Error('no invoice')
  const id = newId()
  const order_id = `T-${id}`
  const amount = invoice.total_amount
  const common = { invoice_id: invoice.id, company_id: customer.companyId, provider, order_id }
  await db
    .insertInto('payments')
    .values({ id, ...common, status: 'created', amount, expires_at: new Date(Date.now() + 3_600_000) })
    .execute()
  if (provider === 'midtrans') {
    await snapClient(sandbox.midtransUrl).createTransaction({
      transaction_details: { order_id, gross_amount: Number(amount) },
      item_details: [{ id: 'plan', name: 'Paket', price: Number(amount), quantity: 1 }],
      customer_details: { first_name: 'Sari', email: 'sari@demo.test' },
    })
    sandbox.midtrans.choose(order_id, method)
    sandbox.midtrans.pay(order_id)
    if (!known.unseen) await askAndApply(id, order_id, null)
  } else {
    const client = xenditClient(sandbox.xenditUrl)
    const session = await client.session(order_id, {
      amount: Number(amount),
      items: [
        {
          reference_id: 'p',
          type: 'DIGITAL_SERVICE',
          name: 'Paket',
          net_unit_amount: Number(amount),
          quantity: 1,
        },
      ],
    })
    sandbox.xendit.choose(session, method)
    sandbox.xendit.pay(session)
    const { body } = await client.get(`/sessions/${session}`)
    const raw = { payment_request_id: body.payment_request_id }
    const transaction = {
      provider,
      order_id,
      transaction_id: String(body.payment_id),
      status: 'paid' as const,
      amount,
      currency: 'IDR',
      method: method.toLowerCase(),
      paid_at: new Date(),
      refunds: [],
      charged_back_amount: 0n,
      raw,
    }
    if (!known.unseen)
      await db.transaction().execute((trx) => applyTransaction(trx, id, { transaction }, new Date()))
  }
  const paid = await db
    .selectFrom('payment_transactions')
    .selectAll()
    .where('payment_id', '=', id)
    .executeTakeFirst()
  return { customer, invoice, payment_id: id, order_id, amount, paid }
}

/** Begins a refund of what was paid, as the action does. */
export async function refundOf(
  made: Awaited<ReturnType<typeof paidInvoice>>,
  changes: Partial<BeginRequest> = {},
) {
  return db.transaction().execute((trx) =>
    beginRefund(
      trx,
      { kind: 'staff', user_id: null, name: 'Fajar' },
      {
        payment_id: made.payment_id,
        transaction_id: made.paid?.id ?? '',
        amount: 10_000n,
        reason: 'Salah pilih paket',
        via: 'provider',
        credits_invoice: true,
        refund_key: `IZN-R-${newId()}`,
        ...changes,
      },
      new Date(),
    ),
  )
}

export const ACCOUNT = { bank: 'BCA', account_number: '1234567890', account_name: 'Sari Wulandari' }
