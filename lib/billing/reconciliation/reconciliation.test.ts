import '@/db/testing'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db'
import { createUser } from '@/db/testing-rows'
import { stopSender } from '@/lib/jobs/boss'
import { addDays, dayOf } from '@/lib/time'
import { findImbalances, listAccountBalances } from '../ledger/balance'
import { askAboutRefund } from '../refunds/poll'
import { sendRefund } from '../refunds/send'
import { type Gateways, paidInvoice, refundOf, startGateways } from '../refunds/testing-refunds'
import { checkBalance, findLastCheck, runBalanceCheck } from './check'
import { compareOpen } from './compare'
import { recordPayout, takeSettlementFile } from './intake'
import { LARGEST_FILE } from './read-file'
import { askAboutDifference, bookDifference, ignoreDifference } from './resolve'

let sandbox: Gateways
const FINANCE = { kind: 'staff', user_id: null, name: 'Fajar' } as const

beforeAll(async () => {
  sandbox = await startGateways()
})
beforeEach(async () => {
  sandbox.reset()
  for (const table of [
    'settlement_payouts',
    'settlement_differences',
    'settlement_rows',
    'settlement_files',
  ] as const)
    await db.deleteFrom(table).execute()
})
afterEach(async () => {
  expect(await findImbalances(db)).toEqual([])
})
afterAll(async () => {
  await sandbox.close()
  await stopSender()
})

type Provider = 'midtrans' | 'xendit'
const fileOf = async (provider: Provider) =>
  (await fetch(`${sandbox.url}/__control/${provider}/settlement.csv`)).text()
const upload = (text: string, changes: Partial<Parameters<typeof takeSettlementFile>[2]> = {}) =>
  db
    .transaction()
    .execute((trx) =>
      takeSettlementFile(
        trx,
        FINANCE,
        { file_name: 'file.csv', bytes: new TextEncoder().encode(text), ...changes },
        new Date(),
      ),
    )
const differences = () =>
  db
    .selectFrom('settlement_differences')
    .selectAll()
    .orderBy('created_at')
    .orderBy('difference_key')
    .execute()
const balanceOf = async (account: string) =>
  (await listAccountBalances(db)).find((each) => each.account === account)?.balance ?? 0n
/** So that earlier tests' payments are not missed in this one's file. */
const onlyMine = async (ids: string[]) =>
  (await differences()).filter(({ payment_id }) => payment_id === null || ids.includes(payment_id))

describe.each([
  ['midtrans', 'qris', 'bca_va'],
  ['xendit', 'QRIS', 'BCA_VIRTUAL_ACCOUNT'],
] as const)('%s', (provider, refundable, other) => {
  test('what agrees leaves nothing open; fees are booked once, whatever file brings them', async () => {
    const made = await paidInvoice(sandbox, provider, refundable)
    const second = await paidInvoice(sandbox, provider, other)
    const refund = await refundOf(made)
    if (!refund.ok) throw new Error(refund.reason)
    await sendRefund(refund)
    await askAboutRefund(refund.refund_id)
    const before = await balanceOf('provider_fees')
    const text = await fileOf(provider)
    const taken = await upload(text)
    expect(taken).toMatchObject({ ok: true, rows: 3, known: 0 })
    expect(await onlyMine([made.payment_id, second.payment_id])).toEqual([])
    // QRIS 0,7 % of 54.390 and VA 4.000, with PPN.
    const fees = 381n + 42n + 4000n + 440n
    expect((await balanceOf('provider_fees')) - before).toBe(fees)
    expect(await upload(text)).toEqual({ ok: false, reason: 'sameFile' })
    expect(await upload(text.replaceAll('\r\n', '\n'))).toMatchObject({ ok: true, rows: 3, known: 3 })
    expect((await balanceOf('provider_fees')) - before).toBe(fees)
  })

  test('the same file at once from two people is taken once', async () => {
    await paidInvoice(sandbox, provider, refundable)
    const text = await fileOf(provider)
    const outcomes = await Promise.all([upload(text), upload(text)])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('missing with us: asked, it closes by itself', async () => {
    const made = await paidInvoice(sandbox, provider, refundable, { unseen: true })
    await upload(await fileOf(provider))
    const [difference] = await onlyMine([made.payment_id])
    expect(difference).toMatchObject({
      kind: 'missing_here',
      status: 'open',
      their_amount: made.amount,
      our_amount: null,
    })
    expect(await askAboutDifference(difference?.id ?? '')).toMatchObject({ ok: true, closed: true })
    expect(await made.customer.invoices()).toMatchObject([{ status: 'paid' }])
  })

  test('missing with us: booked by finance, once, also when two people do it', async () => {
    const made = await paidInvoice(sandbox, provider, refundable, { unseen: true })
    await upload(await fileOf(provider))
    const [difference] = await onlyMine([made.payment_id])
    const book = () =>
      db
        .transaction()
        .execute((trx) => bookDifference(trx, FINANCE, difference?.id ?? '', 'Ada di rekening', new Date()))
    const ignore = db
      .transaction()
      .execute((trx) => ignoreDifference(trx, FINANCE, difference?.id ?? '', 'Tidak perlu', new Date()))
    const outcomes = await Promise.all([book(), book(), ignore])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    await compareOpen(new Date())
    expect((await onlyMine([made.payment_id])).filter(({ status }) => status === 'open')).toEqual([])
  })

  test('another amount: what came more becomes credit', async () => {
    const made = await paidInvoice(sandbox, provider, refundable)
    const isMidtrans = provider === 'midtrans'
    const [head = '', line = ''] = (await fileOf(provider)).split('\r\n')
    const net = isMidtrans ? '53967.00' : '53967'
    const more = line
      .replace(isMidtrans ? '54390.00' : '54390', isMidtrans ? '55390.00' : '55390')
      .replace(net, isMidtrans ? '54967.00' : '54967')
    await upload(`${head}\r\n${more}\r\n`)
    const [difference] = await onlyMine([made.payment_id])
    expect(difference).toMatchObject({ kind: 'amount', our_amount: 54_390n, their_amount: 55_390n })
    const booked = await db
      .transaction()
      .execute((trx) => bookDifference(trx, FINANCE, difference?.id ?? '', 'Bank mengonfirmasi', new Date()))
    expect(booked).toEqual({ ok: true })
    expect(await made.customer.payments()).toMatchObject([{ paid_amount: 55_390n }])
    // Less in the file than with us is no credit.
    const less = line
      .replace(isMidtrans ? '54390.00' : '54390', isMidtrans ? '54290.00' : '54290')
      .replace(net, isMidtrans ? '53867.00' : '53867')
    await upload(`${head}\r\n${less}\r\n`)
    const open = (await onlyMine([made.payment_id])).find(({ status }) => status === 'open')
    expect(open).toMatchObject({ kind: 'duplicate' })
    const refused = await db
      .transaction()
      .execute((trx) => bookDifference(trx, FINANCE, open?.id ?? '', 'Coba', new Date()))
    expect(refused).toEqual({ ok: false, reason: 'cannotBook' })
  })

  test('missing in the file, until a later file has it; a line twice; an order that is not ours', async () => {
    const made = await paidInvoice(sandbox, provider, other)
    const later = await paidInvoice(sandbox, provider, refundable)
    const lines = (await fileOf(provider)).trimEnd().split('\r\n')
    const head = lines[0] ?? ''
    const mine = lines.find((line) => line.includes(made.order_id)) ?? ''
    const strange = mine
      .replaceAll(made.order_id, 'ORANG-LAIN')
      .replaceAll(made.paid?.transaction_id ?? '', 'py-x')
    await upload(`${[head, mine, mine, strange].join('\r\n')}\r\n`)
    const found = await onlyMine([made.payment_id, later.payment_id])
    expect(found.map(({ kind }) => kind).sort()).toEqual(['duplicate', 'missing_there', 'unknown_order'])
    await upload(await fileOf(provider))
    const open = (await onlyMine([made.payment_id, later.payment_id])).filter(
      ({ status }) => status === 'open',
    )
    expect(open.map(({ kind }) => kind).sort()).toEqual(['duplicate', 'unknown_order'])
    const unknown = open.find(({ kind }) => kind === 'unknown_order')
    const booked = await db
      .transaction()
      .execute((trx) => bookDifference(trx, FINANCE, unknown?.id ?? '', 'Coba', new Date()))
    expect(booked).toEqual({ ok: false, reason: 'cannotBook' })
    expect(await askAboutDifference(unknown?.id ?? '')).toEqual({ ok: false, reason: 'nobodyToAsk' })
  })
})

test('a line that nobody understands is one difference, whatever file brings it; the rest is compared', async () => {
  const made = await paidInvoice(sandbox, 'midtrans', 'qris')
  const [head = '', line = ''] = (await fileOf('midtrans')).split('\r\n')
  const odd = line.replace(',payment,', ',adjustment,')
  expect(await upload([head, line, odd].join('\r\n'))).toMatchObject({ ok: true, rows: 1 })
  const mine = () => onlyMine([made.payment_id])
  expect(await mine()).toMatchObject([
    { kind: 'not_understood', status: 'open', line: 3, payment_id: made.payment_id, their_amount: null },
  ])
  expect((await mine())[0]?.details).toMatchObject({
    reason: 'type',
    text: expect.stringContaining('adjustment'),
  })
  const id = (await mine())[0]?.id ?? ''
  await compareOpen(new Date())
  expect(await askAboutDifference(id)).toMatchObject({ ok: true, closed: false })
  const act = (run: typeof ignoreDifference) =>
    db.transaction().execute((trx) => run(trx, FINANCE, id, 'Biaya tahunan, dibukukan tangan', new Date()))
  expect(await act(bookDifference)).toEqual({ ok: false, reason: 'cannotBook' })
  expect(await act(ignoreDifference)).toEqual({ ok: true })
  // Another export of the same days: what was said of the line stays said.
  expect(await upload([head, odd, line].join('\n'))).toMatchObject({ ok: true, known: 1 })
  expect(await mine()).toMatchObject([{ status: 'ignored', reason: 'Biaya tahunan, dibukukan tangan' }])
})

test('a broken or foreign file changes nothing, and says why', async () => {
  await paidInvoice(sandbox, 'midtrans', 'qris')
  const text = await fileOf('midtrans')
  for (const [file, reason] of [
    ['', 'blank'],
    ['Order,Total\r\nA-1,100\r\n', 'columns'],
    [text.replace('\r\n', '\r\n"'), 'tooLong'],
  ] as const)
    expect(await upload(file.padEnd(file === '' ? 0 : 900, 'x'))).toMatchObject({
      ok: false,
      reason: 'unreadable',
      problems: [{ reason }],
    })
  expect(await differences()).toEqual([])
  expect(await upload(`\uFEFF${text.replaceAll(',', ';')}`)).toMatchObject({ ok: true, rows: 1 })
})

test('reversals and chargebacks of Midtrans agree once we know of them', async () => {
  const reversed = await paidInvoice(sandbox, 'midtrans', 'permata_va')
  const charged = await paidInvoice(sandbox, 'midtrans', 'shopeepay')
  sandbox.midtrans.move(reversed.order_id, 'deny')
  sandbox.midtrans.chargeback(charged.order_id)
  await upload(await fileOf('midtrans'))
  const ids = [reversed.payment_id, charged.payment_id]
  const open = await onlyMine(ids)
  expect(open.map(({ kind }) => kind)).toEqual(['missing_here', 'missing_here'])
  for (const { id } of open) expect(await askAboutDifference(id)).toMatchObject({ ok: true })
  await runBalanceCheck()
  expect((await onlyMine(ids)).map(({ status }) => status)).toEqual(['agreed', 'agreed'])
})

test('the days a file covers: as said, never less than its lines, never days to come', async () => {
  await paidInvoice(sandbox, 'midtrans', 'qris')
  const text = await fileOf('midtrans')
  const today = dayOf(new Date())
  expect(await upload(text, { to_on: addDays(today, 1) })).toEqual({ ok: false, reason: 'span' })
  expect(await upload(text, { to_on: addDays(today, -1) })).toEqual({ ok: false, reason: 'span' })
  expect(await upload(text, { from_on: addDays(today, -30) })).toMatchObject({ ok: true })
})

test('a file that is too large is not read', async () => {
  expect(await upload('x'.repeat(LARGEST_FILE + 1))).toEqual({ ok: false, reason: 'tooLarge' })
})

test('what the bank received is booked once for each reference', async () => {
  await paidInvoice(sandbox, 'midtrans', 'qris')
  const taken = await upload(await fileOf('midtrans'))
  if (!taken.ok) throw new Error(taken.reason)
  const before = await balanceOf('cash_bank')
  const payout = {
    file_id: taken.file_id,
    amount: 53_967n,
    received_on: dayOf(new Date()),
    reference: 'BCA-77',
  }
  const record = () => db.transaction().execute((trx) => recordPayout(trx, FINANCE, payout, new Date()))
  const outcomes = await Promise.all([record(), record()])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect((await balanceOf('cash_bank')) - before).toBe(53_967n)
})

test('what the books do not agree about is kept, told to finance once, and gone when it is put right', async () => {
  const finance = await createUser(db, { staff_role: 'finance' })
  const made = await paidInvoice(sandbox, 'midtrans', 'qris')
  const told = () =>
    db.selectFrom('staff_notifications').select(['kind', 'data']).where('user_id', '=', finance.id).execute()
  await checkBalance(db)
  expect(await findLastCheck(db)).toMatchObject({ imbalance_count: 0, imbalances: [] })
  expect(await told()).toEqual([])
  const owe = (paid_amount: bigint, status: string) =>
    db.updateTable('invoices').set({ paid_amount, status }).where('id', '=', made.invoice.id).execute()
  await owe(0n, 'open')
  await checkBalance(db)
  await checkBalance(db)
  expect(await findLastCheck(db)).toMatchObject({
    imbalance_count: 3,
    imbalances: [{ what: 'invoice' }, { what: 'paid' }, { what: 'credit_rows' }],
  })
  expect(await told()).toEqual([{ kind: 'imbalance', data: { count: 3 } }])
  await owe(made.amount, 'paid')
  await runBalanceCheck()
  expect(await findLastCheck(db)).toMatchObject({ imbalance_count: 0 })
})
