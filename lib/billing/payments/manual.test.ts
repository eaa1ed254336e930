import '@/db/testing'
import { afterAll, afterEach, expect, test } from 'vitest'
import { db } from '@/db'
import { createUser } from '@/db/testing-rows'
import type { Actor } from '@/lib/audit/mutations'
import type { SessionUser } from '@/lib/auth/session'
import { deleteDocument } from '@/lib/documents/mutations'
import { findReadableDocument } from '@/lib/documents/queries'
import type { CompanyId } from '@/lib/ids'
import { newId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { lockBilling, voidInvoice } from '../invoices/mutations'
import { findImbalances } from '../ledger/balance'
import { findCreditBalance } from '../ledger/postings'
import { type Customer, createCustomer, setBillingEnv } from '../testing-billing'
import { approveTransfer, refuseTransfer, reportTransfer, withdrawTransfer } from './manual'
import { applyTransaction } from './settlement'

setBillingEnv('http://127.0.0.1:1')
afterAll(stopSender)
afterEach(async () => expect(await findImbalances(db)).toEqual([]))

const TOTAL = 54_390n
const NOW = new Date('2026-11-23T09:00:00Z')
const DAY = '2026-11-23'
const ACCOUNT = { bank: 'BCA', number: '5410998877', holder: 'PT Izinku' }

async function createProof(companyId: string) {
  const id = newId()
  await db
    .insertInto('documents')
    .values({
      id,
      company_id: companyId,
      kind: 'payment_proof',
      file_name: 'bukti.jpg',
      content_type: 'image/jpeg',
      size_bytes: 1000n,
      sha256: id.replaceAll('-', '').padEnd(64, '0'),
      storage_key: id,
    })
    .execute()
  return id
}

async function ordered() {
  const customer = await createCustomer()
  const number = await customer.order('tumbuh', 'monthly', NOW)
  return { customer, number, proof: await createProof(customer.companyId) }
}

type Changes = { amount?: bigint; proof?: string; companyId?: CompanyId }

async function report(customer: Customer, number: string, proof: string, changes: Changes = {}) {
  return db.transaction().execute((trx) =>
    reportTransfer(
      trx,
      customer.actor,
      {
        company_id: changes.companyId ?? customer.companyId,
        invoice_number: number,
        account: ACCOUNT,
        amount: changes.amount ?? TOTAL,
        transferred_on: DAY,
        sender: 'Sari Wulandari',
        proof_document_id: changes.proof ?? proof,
      },
      NOW,
    ),
  )
}

async function reported() {
  const one = await ordered()
  const outcome = await report(one.customer, one.number, one.proof)
  if (!outcome.ok) throw new Error(outcome.reason)
  return { ...one, payment_id: outcome.payment_id, finance: await createFinance() }
}

async function createFinance(): Promise<Actor> {
  const user = await createUser(db, { staff_role: 'finance' })
  return { kind: 'staff', user_id: user.id, name: user.name }
}

const approve = (actor: Actor, payment_id: string, amount = TOTAL) =>
  db
    .transaction()
    .execute((trx) => approveTransfer(trx, actor, { payment_id, amount, transferred_on: DAY }, NOW))
const refuse = (actor: Actor, payment_id: string) =>
  db
    .transaction()
    .execute((trx) => refuseTransfer(trx, actor, { payment_id, reason: 'Tidak ada di rekening' }, NOW))
const creditOf = (customer: Customer) =>
  db.transaction().execute((trx) => findCreditBalance(trx, customer.companyId))
const actionsOf = (id: string) =>
  db
    .selectFrom('audit_log')
    .select('action')
    .where('entity_id', '=', id)
    .orderBy('id')
    .execute()
    .then((rows) => rows.map(({ action }) => action))

test('reported, found by finance, paid: the plan begins and the receipt goes out', async () => {
  const { customer, number, payment_id, finance } = await reported()
  expect(await customer.payments()).toMatchObject([
    { provider: 'manual', status: 'pending', amount: TOTAL, method: 'transfer' },
  ])
  expect(await customer.invoices()).toMatchObject([{ status: 'open' }])
  expect(await approve(finance, payment_id)).toEqual({ ok: true, effect: 'paid' })
  expect(await customer.invoices()).toMatchObject([{ number, status: 'paid', paid_amount: TOTAL }])
  expect(await customer.payments()).toMatchObject([
    { status: 'paid', paid_amount: TOTAL, decided_by: finance.user_id },
  ])
  expect(await customer.subscriptions()).toMatchObject([{ status: 'active', code: 'tumbuh' }])
  expect(await customer.mails()).toEqual(['invoice', 'receipt'])
  expect(await actionsOf(payment_id)).toEqual(
    expect.arrayContaining(['payment.transfer_reported', 'payment.transfer_approved', 'payment.paid']),
  )
})

test('repeated: a decision is made once, and decided once', async () => {
  const { customer, payment_id, finance } = await reported()
  await approve(finance, payment_id)
  expect(await approve(finance, payment_id)).toEqual({ ok: false, reason: 'alreadyDecided' })
  expect(await refuse(finance, payment_id)).toEqual({ ok: false, reason: 'alreadyDecided' })
  expect(await approve(finance, newId())).toEqual({ ok: false, reason: 'notFound' })
  expect(await customer.invoices()).toMatchObject([{ status: 'paid', paid_amount: TOTAL }])
})

test('two at finance at once: exactly one wins', async () => {
  const { customer, payment_id, finance } = await reported()
  const other = await createFinance()
  const outcomes = await Promise.all([
    approve(finance, payment_id),
    refuse(other, payment_id),
    approve(other, payment_id),
    refuse(finance, payment_id),
  ])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  const [payment] = await customer.payments()
  const [invoice] = await customer.invoices()
  expect(invoice?.status).toBe(payment?.status === 'paid' ? 'paid' : 'open')
})

test('reported twice at once: one waits', async () => {
  const { customer, number, proof } = await ordered()
  const outcomes = await Promise.all([1, 2, 3].map(() => report(customer, number, proof)))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.filter((one) => !one.ok && one.reason === 'transferWaits')).toHaveLength(2)
})

test('too little leaves the rest owed, too much becomes credit', async () => {
  const little = await reported()
  expect(await approve(little.finance, little.payment_id, 50_000n)).toEqual({ ok: true, effect: 'underpaid' })
  expect(await little.customer.invoices()).toMatchObject([{ status: 'open', due_amount: 4390n }])
  // The rest can be reported in turn.
  const rest = await report(little.customer, little.number, little.proof, { amount: 4390n })
  if (!rest.ok) throw new Error(rest.reason)
  expect(await approve(little.finance, rest.payment_id, 4390n)).toEqual({ ok: true, effect: 'paid' })
  const much = await reported()
  expect(await approve(much.finance, much.payment_id, 60_000n)).toEqual({ ok: true, effect: 'overpaid' })
  expect(await creditOf(much.customer)).toBe(5610n)
})

test('refused: the owner is told why, and reports again', async () => {
  const { customer, number, proof, payment_id, finance } = await reported()
  expect(await refuse(finance, payment_id)).toEqual({ ok: true })
  expect(await customer.payments()).toMatchObject([
    { status: 'failed', refused_reason: 'Tidak ada di rekening' },
  ])
  expect(await customer.mails()).toEqual(['invoice', 'payment_refused'])
  expect((await report(customer, number, proof)).ok).toBe(true)
})

test('money that comes by transfer for what was paid or voided meanwhile becomes credit', async () => {
  const { customer, payment_id, finance } = await reported()
  const [invoice] = await customer.invoices()
  const id = newId()
  await db
    .insertInto('payments')
    .values({
      id,
      invoice_id: invoice?.id ?? '',
      company_id: customer.companyId,
      provider: 'midtrans',
      order_id: `TEST-${id}`,
      status: 'created',
      amount: TOTAL,
    })
    .execute()
  const transaction = {
    provider: 'midtrans' as const,
    order_id: `TEST-${id}`,
    transaction_id: id,
    status: 'paid' as const,
    amount: TOTAL,
    currency: 'IDR',
    method: 'qris',
    paid_at: NOW,
    refunds: [],
    charged_back_amount: 0n,
    raw: {},
  }
  await db.transaction().execute((trx) => applyTransaction(trx, id, { transaction }, NOW))
  expect(await customer.payments()).toMatchObject([{ status: 'canceled' }, { status: 'paid' }])
  expect(await approve(finance, payment_id)).toEqual({ ok: true, effect: 'duplicatePayment' })
  expect(await creditOf(customer)).toBe(TOTAL)

  const voided = await reported()
  await db.transaction().execute(async (trx) => {
    await lockBilling(trx, voided.customer.companyId)
    const [open] = await voided.customer.invoices()
    await voidInvoice(trx, voided.customer.actor, open?.id ?? '', 'test', NOW)
  })
  expect(await approve(voided.finance, voided.payment_id)).toEqual({ ok: true, effect: 'paidOnVoid' })
  expect(await creditOf(voided.customer)).toBe(TOTAL)
})

test('forbidden: another company, its invoice, its proof, its report', async () => {
  const { customer, number, proof } = await ordered()
  const stranger = await reported()
  expect(await report(stranger.customer, number, stranger.proof)).toMatchObject({ reason: 'notFound' })
  expect(await report(customer, number, proof, { proof: stranger.proof })).toMatchObject({
    reason: 'unknownProof',
  })
  const withdrawn = await db
    .transaction()
    .execute((trx) => withdrawTransfer(trx, customer.actor, customer.companyId, stranger.payment_id, NOW))
  expect(withdrawn).toBe(false)
  expect(await customer.payments()).toEqual([])
})

test('taken back by the owner, once; then nobody decides about it', async () => {
  const { customer, number, proof, payment_id, finance } = await reported()
  const withdraw = () =>
    db
      .transaction()
      .execute((trx) => withdrawTransfer(trx, customer.actor, customer.companyId, payment_id, NOW))
  expect((await Promise.all([withdraw(), withdraw()])).filter(Boolean)).toHaveLength(1)
  expect(await approve(finance, payment_id)).toEqual({ ok: false, reason: 'alreadyDecided' })
  expect((await report(customer, number, proof)).ok).toBe(true)
})

test('a proof is read by finance and by nobody else at the office without a reason, and stays', async () => {
  const { customer, proof } = await reported()
  const loose = await createProof(customer.companyId)
  const user = (staff_role: string | null) => ({ id: newId(), staff_role }) as unknown as SessionUser
  expect(await findReadableDocument(db, user('finance'), proof)).toMatchObject({ id: proof })
  expect(await findReadableDocument(db, user('finance'), loose)).toBeUndefined()
  expect(await findReadableDocument(db, user(null), proof)).toBeUndefined()
  const deletion = await db
    .transaction()
    .execute((trx) => deleteDocument(trx, customer.actor, customer.companyId, proof))
  expect(deletion).toMatchObject({ ok: false, reason: 'inUse' })
})

test('a paid invoice takes no report', async () => {
  const { customer, number, proof, payment_id, finance } = await reported()
  await approve(finance, payment_id)
  expect(await report(customer, number, proof)).toMatchObject({ reason: 'notOpen' })
})
