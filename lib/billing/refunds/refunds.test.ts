import '@/db/testing'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db'
import { stopSender } from '@/lib/jobs/boss'
import { dayOf } from '@/lib/time'
import { findImbalances } from '../ledger/balance'
import { findCreditBalance } from '../ledger/postings'
import type { Customer } from '../testing-billing'
import { cancelRefund, recordTransfer, retryByTransfer, settleSentRefund } from './by-hand'
import { payOutCredit } from './payout'
import { pollRefunds } from './poll'
import { sendRefund } from './send'
import { ACCOUNT, type Gateways, paidInvoice, refundOf, startGateways } from './testing-refunds'

let sandbox: Gateways
const FINANCE = { kind: 'staff', user_id: null, name: 'Fajar' } as const

beforeAll(async () => {
  sandbox = await startGateways()
})
afterEach(async () => {
  for (const gateway of [sandbox.midtrans, sandbox.xendit])
    gateway.setSwitches({ error_before: 'off', error_after: 'off' })
  sandbox.xendit.setRefunds('succeed')
  expect(await findImbalances(db)).toEqual([])
})
afterAll(async () => {
  await sandbox.close()
  await stopSender()
})

const refundsOf = (customer: Customer) =>
  db.selectFrom('refunds').selectAll().where('company_id', '=', customer.companyId).orderBy('id').execute()
const creditOf = (customer: Customer) =>
  db.transaction().execute((trx) => findCreditBalance(trx, customer.companyId))
const idOf = (outcome: Awaited<ReturnType<typeof refundOf>>) => {
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.refund_id
}
/** As if the poller's gap had passed. */
const pollNow = async () => {
  await db
    .updateTable('refunds')
    .set({ checked_at: new Date(0) })
    .where('status', 'in', ['sent', 'requested'])
    .execute()
  await pollRefunds()
}
const sumAtProvider = async (provider: string) => {
  const text = await (await fetch(`${sandbox.url}/__control/${provider}/settlement.csv`)).text()
  return text.split('\r\n').filter((line) => /,refund,|,REFUND,/.test(line)).length
}

describe.each([
  ['midtrans', 'qris'],
  ['xendit', 'QRIS'],
] as const)('%s', (provider, method) => {
  test('sent once, with the credit note and the mail, however often the job runs', async () => {
    const made = await paidInvoice(sandbox, provider, method)
    const before = await sumAtProvider(provider)
    const id = idOf(await refundOf(made))
    await Promise.all([sendRefund({ refund_id: id }), sendRefund({ refund_id: id })])
    await pollNow()
    await sendRefund({ refund_id: id })
    expect(await refundsOf(made.customer)).toMatchObject([{ status: 'succeeded', amount: 10_000n }])
    expect(await sumAtProvider(provider)).toBe(before + 1)
    expect(await made.customer.invoices()).toMatchObject([{ status: 'paid', credited_amount: 10_000n }])
    expect(await creditOf(made.customer)).toBe(0n)
    expect(await made.customer.mails()).toContain('refund_sent')
  })

  test.each(['error_before', 'error_after'])(
    '%s: tried again with the same key, one refund',
    async (fault) => {
      const made = await paidInvoice(sandbox, provider, method)
      const before = await sumAtProvider(provider)
      const id = idOf(await refundOf(made))
      sandbox[provider].setSwitches({ [fault]: 'next' })
      await expect(sendRefund({ refund_id: id })).rejects.toThrow('does not answer')
      expect(await refundsOf(made.customer)).toMatchObject([{ status: 'sent', tries: 1 }])
      await sendRefund({ refund_id: id })
      await pollNow()
      expect(await refundsOf(made.customer)).toMatchObject([{ status: 'succeeded' }])
      expect(await sumAtProvider(provider)).toBe(before + 1)
    },
  )

  test('once the provider may have forgotten the key it is not asked again: finance says what became of it', async () => {
    const made = await paidInvoice(sandbox, provider, method)
    const before = await sumAtProvider(provider)
    const id = idOf(await refundOf(made))
    sandbox[provider].setSwitches({ error_before: 'next' })
    await expect(sendRefund({ refund_id: id })).rejects.toThrow()
    const old = new Date(Date.now() - 8 * 86_400_000)
    await db.updateTable('refunds').set({ sent_at: old }).where('id', '=', id).execute()
    await pollNow()
    await sendRefund({ refund_id: id })
    expect(await sumAtProvider(provider)).toBe(before)
    expect(await made.customer.payments()).toMatchObject([{ attention: 'refundSilent' }])
    const word = { refund_id: id, arrived: false, reason: 'Tidak ada di dasbor' }
    const settle = () => db.transaction().execute((trx) => settleSentRefund(trx, FINANCE, word, new Date()))
    expect(await settle()).toEqual({ ok: true })
    expect(await settle()).toEqual({ ok: false, reason: 'notNow' })
    expect(await creditOf(made.customer)).toBe(10_000n)
  })
})

test('Xendit leaves it pending, then it fails: the money is credit and a transfer makes it good, once', async () => {
  sandbox.xendit.setRefunds('pend')
  const made = await paidInvoice(sandbox, 'xendit', 'OVO')
  const id = idOf(await refundOf(made))
  await sendRefund({ refund_id: id })
  await pollNow()
  const [sent] = await refundsOf(made.customer)
  expect(sent).toMatchObject({ status: 'sent', provider_refund_id: expect.stringMatching(/^rfd-/) })
  const cancel = db.transaction().execute((trx) => cancelRefund(trx, FINANCE, id, 'terlambat', new Date()))
  expect(await cancel).toEqual({ ok: false, reason: 'notNow' })
  sandbox.xendit.settleRefund(sent?.provider_refund_id ?? '', false)
  await pollNow()
  expect(await refundsOf(made.customer)).toMatchObject([
    { status: 'failed', failure: 'INSUFFICIENT_BALANCE' },
  ])
  expect(await made.customer.payments()).toMatchObject([{ attention: 'refundFailed' }])
  expect(await creditOf(made.customer)).toBe(10_000n)
  const retry = (refund_key: string) =>
    db
      .transaction()
      .execute((trx) =>
        retryByTransfer(trx, FINANCE, { refund_id: id, destination: ACCOUNT, refund_key }, new Date()),
      )
  const outcomes = await Promise.all([retry('retry-a'), retry('retry-b'), retry('retry-c')])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  const transfer = (await refundsOf(made.customer))[1]
  const record = (transferred_on: string) =>
    db
      .transaction()
      .execute((trx) =>
        recordTransfer(
          trx,
          FINANCE,
          { refund_id: transfer?.id ?? '', transferred_on, reference: 'TRF-1' },
          new Date(),
        ),
      )
  expect(await record('2099-01-01')).toEqual({ ok: false, reason: 'dayInFuture' })
  expect(await record('2020-01-01')).toEqual({ ok: false, reason: 'dayTooEarly' })
  const today = dayOf(new Date())
  expect((await Promise.all([record(today), record(today)])).filter(({ ok }) => ok)).toHaveLength(1)
  expect(await creditOf(made.customer)).toBe(0n)
  expect((await refundsOf(made.customer))[1]).toMatchObject({
    status: 'succeeded',
    transfer_reference: 'TRF-1',
  })
})

test.each([
  ['midtrans', 'bca_va'],
  ['midtrans', 'echannel'],
  ['midtrans', 'indomaret'],
  ['xendit', 'BCA_VIRTUAL_ACCOUNT'],
  ['xendit', 'ALFAMART'],
] as const)('%s %s cannot send money back: only a transfer is taken', async (provider, method) => {
  const made = await paidInvoice(sandbox, provider, method)
  expect(await refundOf(made)).toEqual({ ok: false, reason: 'wayUnavailable' })
  expect(await refundOf(made, { via: 'transfer' })).toEqual({ ok: false, reason: 'accountMissing' })
  expect(await refundOf(made, { via: 'transfer', destination: ACCOUNT })).toMatchObject({ ok: true })
})

test('canceled before it was sent: nothing goes out', async () => {
  const made = await paidInvoice(sandbox, 'midtrans', 'gopay')
  const id = idOf(await refundOf(made))
  const canceled = db.transaction().execute((trx) => cancelRefund(trx, FINANCE, id, 'batal', new Date()))
  expect(await canceled).toEqual({ ok: true })
  const before = await sumAtProvider('midtrans')
  await sendRefund({ refund_id: id })
  expect(await sumAtProvider('midtrans')).toBe(before)
  expect(await refundsOf(made.customer)).toMatchObject([{ status: 'canceled' }])
})

test.each([
  ['now', { status: 'canceled' }],
  ['period_end', { status: 'active', cancel_at_period_end: true }],
] as const)('all of the running period: the plan ends %s', async (ends_plan, after) => {
  const made = await paidInvoice(sandbox, 'midtrans', 'qris')
  expect(await refundOf(made, { amount: made.amount })).toEqual({ ok: false, reason: 'chooseEnd' })
  const id = idOf(await refundOf(made, { amount: made.amount, ends_plan }))
  expect(await made.customer.subscriptions()).toMatchObject([
    { status: 'active', cancel_at_period_end: false },
  ])
  await sendRefund({ refund_id: id })
  expect(await made.customer.subscriptions()).toMatchObject([after])
})

test('paid twice: the second is credit, goes back without a credit note, and only once', async () => {
  const first = await paidInvoice(sandbox, 'midtrans', 'qris')
  const second = await paidInvoice(sandbox, 'xendit', 'DANA', { customer: first.customer })
  expect(await creditOf(first.customer)).toBe(first.amount)
  expect(await refundOf(second)).toEqual({ ok: false, reason: 'nothingAllocated' })
  const whole = { amount: second.amount, credits_invoice: false }
  const outcomes = await Promise.all([
    refundOf(second, whole),
    refundOf(second, whole),
    refundOf(first, whole),
  ])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await creditOf(first.customer)).toBe(0n)
  const notes = await db
    .selectFrom('credit_notes')
    .select('id')
    .where('company_id', '=', first.customer.companyId)
    .execute()
  expect(notes).toEqual([])
})

test('credit is paid out by one transfer over several payments, never more than there is', async () => {
  const first = await paidInvoice(sandbox, 'midtrans', 'qris')
  await paidInvoice(sandbox, 'xendit', 'DANA', { customer: first.customer })
  const payout = (amount: bigint, key: string) =>
    db.transaction().execute((trx) =>
      payOutCredit(
        trx,
        FINANCE,
        {
          company_id: first.customer.companyId,
          amount,
          destination: ACCOUNT,
          reason: 'Diminta pemilik',
          key,
        },
        new Date(),
      ),
    )
  expect(await payout(first.amount + 1n, 'p-0')).toEqual({ ok: false, reason: 'tooMuch' })
  const all = await Promise.all([payout(first.amount, 'p-1'), payout(first.amount, 'p-1')])
  expect(all.filter(({ ok }) => ok)).toHaveLength(2)
  expect(await payout(first.amount, 'p-2')).toEqual({ ok: false, reason: 'tooMuch' })
  const [refund] = await refundsOf(first.customer)
  const transfer = { refund_id: refund?.id ?? '', transferred_on: dayOf(new Date()), reference: 'TRF-2' }
  const recorded = await db.transaction().execute((trx) => recordTransfer(trx, FINANCE, transfer, new Date()))
  expect(recorded).toEqual({ ok: true })
  expect((await refundsOf(first.customer)).every(({ status }) => status === 'succeeded')).toBe(true)
  expect(await creditOf(first.customer)).toBe(0n)
})
