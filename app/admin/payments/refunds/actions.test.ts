import '@/db/testing'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { db } from '@/db'
import { createSession, createUser } from '@/db/testing-rows'
import { findImbalances } from '@/lib/billing/ledger/balance'
import { ACCOUNT, type Gateways, paidInvoice, startGateways } from '@/lib/billing/refunds/testing-refunds'
import { newId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { dayOf } from '@/lib/time'

// The request comes from whoever the test says.
let token = ''
vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => (name === 'izinku.session_token' ? { value: token } : undefined),
  }),
  headers: async () => new Headers(),
}))
vi.mock('next/cache', () => ({ revalidatePath: () => undefined }))

let sandbox: Gateways
const tokens = { finance: '', admin: '', reviewer: '' }

beforeAll(async () => {
  sandbox = await startGateways()
  for (const staff_role of ['finance', 'admin', 'reviewer'] as const) {
    const user = await createUser(db, { staff_role })
    tokens[staff_role] = `${(await createSession(db, user.id)).token}.x`
  }
  token = tokens.finance
})
afterEach(async () => {
  token = tokens.finance
  expect(await findImbalances(db)).toEqual([])
})
afterAll(async () => {
  await sandbox.close()
  await stopSender()
})

async function ask(
  made: Awaited<ReturnType<typeof paidInvoice>>,
  changes: Partial<Parameters<Awaited<ReturnType<typeof actions>>['refundAction']>[0]> = {},
) {
  const { refundAction } = await actions()
  return refundAction({
    payment_id: made.payment_id,
    transaction_id: made.paid?.id ?? '',
    refund_key: newId(),
    amount: '20000',
    source: 'invoice',
    via: 'provider',
    reason: 'Salah pilih paket',
    ends_plan: '',
    bank: '',
    account_number: '',
    account_name: '',
    ...changes,
  })
}
const actions = () => import('./actions')
const refundsOf = (made: Awaited<ReturnType<typeof paidInvoice>>) =>
  db.selectFrom('refunds').selectAll().where('payment_id', '=', made.payment_id).orderBy('id').execute()

test('only finance refunds', async () => {
  const made = await paidInvoice(sandbox, 'midtrans', 'qris')
  for (const role of ['admin', 'reviewer'] as const) {
    token = tokens[role]
    expect(await ask(made)).toMatchObject({ ok: false, reason: 'notFound' })
  }
  token = ''
  expect(await ask(made)).toMatchObject({ ok: false, reason: 'signedOut' })
  expect(await refundsOf(made)).toEqual([])
})

test('two people refund at once, each presses twice: never more than was paid, one job for each', async () => {
  const made = await paidInvoice(sandbox, 'midtrans', 'qris')
  const [first, second] = [newId(), newId()]
  const half = { amount: '30000' }
  const outcomes = await Promise.all([
    ask(made, { ...half, refund_key: first }),
    ask(made, { ...half, refund_key: first }),
    ask(made, { ...half, refund_key: second }),
  ])
  const done = outcomes.filter(({ ok }) => ok).length
  const refunds = await refundsOf(made)
  expect(refunds).toMatchObject([{ amount: 30_000n, status: 'requested', reason: 'Salah pilih paket' }])
  expect(done).toBe(refunds[0]?.refund_key === first ? 2 : 1)
  expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ reason: 'tooMuch' })
})

test.each([
  [{ amount: '0' }, { amount: 'amount' }],
  [{ amount: '-5' }, { amount: 'amount' }],
  [{ amount: '10.5' }, { amount: 'amount' }],
  [{ reason: '' }, { reason: 'required' }],
  [{ via: 'transfer' as const }, { bank: 'required', account_number: 'required', account_name: 'required' }],
])('%o is sent back to the form', async (changes, fieldErrors) => {
  const made = await paidInvoice(sandbox, 'midtrans', 'qris')
  expect(await ask(made, changes)).toMatchObject({ ok: false, reason: 'invalid', fieldErrors })
})

test('by transfer: the account is kept, the day and the reference end it, once', async () => {
  const made = await paidInvoice(sandbox, 'midtrans', 'bca_va')
  expect(await ask(made, { amount: '99999999' })).toMatchObject({ ok: false, reason: 'wayUnavailable' })
  const whole = { via: 'transfer' as const, amount: String(made.amount), ...ACCOUNT }
  expect(await ask(made, whole)).toMatchObject({ ok: false, reason: 'chooseEnd' })
  expect(await ask(made, { ...whole, ends_plan: 'now' })).toEqual({ ok: true, data: undefined })
  const [refund] = await refundsOf(made)
  expect(refund).toMatchObject({ destination: ACCOUNT, ends_plan: 'now' })
  const { recordTransferAction, cancelRefundAction } = await actions()
  const transfer = { refund_id: refund?.id ?? '', transferred_on: dayOf(new Date()), reference: 'TRF-9' }
  const outcomes = await Promise.all([
    recordTransferAction(transfer),
    recordTransferAction(transfer),
    cancelRefundAction({ refund_id: transfer.refund_id, reason: 'Batal saja' }),
  ])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  const [ended] = await refundsOf(made)
  if (ended?.status === 'succeeded')
    expect(await made.customer.subscriptions()).toMatchObject([{ status: 'canceled' }])
  else expect(ended?.status).toBe('canceled')
})

test('an export keeps formulas as text', async () => {
  const made = await paidInvoice(sandbox, 'midtrans', 'qris')
  expect(await ask(made, { reason: '=HYPERLINK("http://evil")' })).toMatchObject({ ok: true })
  const { GET } = await import('./export/route')
  const text = await (await GET(new Request('http://localhost/export?status=requested'))).text()
  expect(text).toContain(`"'=HYPERLINK(""http://evil"")"`)
})
