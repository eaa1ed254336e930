import { describe, expect, test } from 'vitest'
import { readSettlementFile } from './read-file'

const HEAD =
  'Order ID,Transaction ID,Transaction Type,Payment Type,Channel,Currency,Amount,Fee,VAT,Net Amount,Transaction Time,Settlement Time,Refund Key'
const LINE =
  'A-1,tx-1,payment,qris,qris,IDR,54390.00,381.00,42.00,53967.00,2026-11-23 10:00:00,2026-11-23 10:00:05,'
const bytes = (...lines: string[]) => new TextEncoder().encode(`${lines.join('\r\n')}\r\n`)
const reasons = (file: Uint8Array) => {
  const read = readSettlementFile(file)
  return read.ok ? [] : read.problems.map(({ line, reason }) => [line, reason])
}

test('a line of Midtrans', () => {
  expect(readSettlementFile(bytes(HEAD, LINE))).toMatchObject({
    ok: true,
    provider: 'midtrans',
    rows: [
      {
        line: 2,
        type: 'payment',
        order_id: 'A-1',
        transaction_id: 'tx-1',
        method: 'qris',
        amount: 54_390n,
        fee_amount: 423n,
        net_amount: 53_967n,
        settled_at: new Date('2026-11-23T03:00:05Z'),
      },
    ],
  })
})

test('columns in another order, with a byte order mark and semicolons', () => {
  const names = HEAD.split(',').toReversed()
  const cells = LINE.split(',').toReversed()
  const text = `\uFEFF${names.join(';')}\n${cells.join(';')}\n`
  expect(readSettlementFile(new TextEncoder().encode(text))).toMatchObject({ ok: true, provider: 'midtrans' })
})

describe('what cannot be read is refused, with the line', () => {
  test.each([
    ['other columns', bytes('a,b,c', '1,2,3'), [[1, 'columns']]],
    ['nothing', new Uint8Array(), [[1, 'columns']]],
    ['no movement', bytes(HEAD), [[null, 'empty']]],
    ['no UTF-8', new Uint8Array([0xff, 0xfe, 0x00]), [[null, 'encoding']]],
    ['an amount with cents', bytes(HEAD, LINE.replace('54390.00', '54390.50')), [[2, 'amount']]],
    ['an amount as a formula', bytes(HEAD, LINE.replace('54390.00', '=1+1')), [[2, 'amount']]],
    ['a sum that is not one', bytes(HEAD, LINE.replace('53967.00', '53968.00')), [[2, 'sum']]],
    ['money that comes in with a refund', bytes(HEAD, LINE.replace('payment', 'refund')), [[2, 'sum']]],
    ['an unknown movement', bytes(HEAD, LINE, LINE.replace('payment', 'gift')), [[3, 'type']]],
    ['a day that does not exist', bytes(HEAD, LINE.replace('10:00:05', '10:00')), [[2, 'time']]],
    ['no order', bytes(HEAD, LINE.replace('A-1', '')), [[2, 'id']]],
    ['an endless field', bytes(HEAD, LINE.replace('A-1', 'A'.repeat(5000))), [[2, 'tooLong']]],
    ['a quote that never ends', bytes(HEAD, `"${LINE}`, LINE), [[2, 'tooLong']]],
  ] as const)('%s', (_name, file, problems) => {
    expect(reasons(file)).toEqual(problems)
  })

  test('more lines than a settlement has', () => {
    const many = `${HEAD}\n${`${LINE}\n`.repeat(100_001)}`
    expect(reasons(new TextEncoder().encode(many))).toEqual([[null, 'tooManyRows']])
  })

  test('of many mistakes the first twenty are told', () => {
    const bad = LINE.replace('54390.00', 'x')
    expect(reasons(bytes(HEAD, ...Array.from({ length: 50 }, () => bad)))).toHaveLength(20)
  })
})
