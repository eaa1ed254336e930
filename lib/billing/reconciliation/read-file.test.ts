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

test('line ends of any kind, semicolons, quotes and a byte order mark read the same', () => {
  const quoted = LINE.split(',')
    .map((cell) => `"${cell}"`)
    .join(',')
  for (const text of [
    `${HEAD}\r\n${LINE}`,
    `${HEAD}\n${LINE}\n\n\n`,
    `\uFEFF${HEAD}\r\n${quoted}\r\n`,
    `${HEAD.replaceAll(',', ';')}\r\n${LINE.replaceAll(',', ';')}\r\n`,
    `${HEAD},Notes\n${LINE},"said ""so"", yes"\n`,
  ]) {
    const read = readSettlementFile(new TextEncoder().encode(text))
    expect(read).toMatchObject({ ok: true, rows: [{ line: 2, amount: 54_390n }], unread: [] })
  }
})

describe('a file that cannot be read is refused, with the reason', () => {
  test.each([
    ['other columns', bytes('a,b,c', '1,2,3'), [[1, 'columns']]],
    ['nothing', new Uint8Array(), [[null, 'blank']]],
    ['blanks', new TextEncoder().encode('\uFEFF \r\n\r\n'), [[null, 'blank']]],
    ['no movement', bytes(HEAD), [[null, 'empty']]],
    ['no UTF-8', new Uint8Array([0xff, 0xfe, 0x00]), [[null, 'encoding']]],
    ['a spreadsheet', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0xe2, 0x28]), [[null, 'encoding']]],
    ['an endless field', bytes(HEAD, LINE, LINE.replace('A-1', 'A'.repeat(5000))), [[3, 'tooLong']]],
    ['a quote that never ends', bytes(HEAD, LINE, `"${LINE}`, LINE, LINE), [[3, 'tooLong']]],
    ['no line that is understood', bytes(HEAD, LINE.replace('payment', 'gift')), [[2, 'type']]],
  ] as const)('%s', (_name, file, problems) => {
    expect(reasons(file)).toEqual(problems)
  })

  test('more lines than a settlement has', () => {
    const many = `${HEAD}\n${`${LINE}\n`.repeat(100_001)}`
    expect(reasons(new TextEncoder().encode(many))).toEqual([[null, 'tooManyRows']])
  })

  test('of many mistakes the first twenty are told', () => {
    const bad = Array.from({ length: 501 }, () => LINE.replace('54390.00', 'x'))
    expect(reasons(bytes(HEAD, ...bad))).toHaveLength(21)
    expect(reasons(bytes(HEAD, LINE, ...bad))[0]).toEqual([null, 'tooManyUnread'])
  })
})

describe('a line that is not understood is told apart, the rest is read', () => {
  test.each([
    ['an amount with cents', LINE.replace('54390.00', '54390.50'), 'amount'],
    ['an amount as a formula', LINE.replace('54390.00', '=1+1'), 'amount'],
    ['a sum that is not one', LINE.replace('53967.00', '53968.00'), 'sum'],
    ['money that comes in with a refund', LINE.replace('payment', 'refund'), 'sum'],
    ['an unknown movement', LINE.replace('payment', 'adjustment'), 'type'],
    ['a day that does not exist', LINE.replace('10:00:05', '10:00'), 'time'],
    ['no order', LINE.replace('A-1', ''), 'id'],
    ['cells that are missing', LINE.split(',').slice(0, 6).join(','), 'fields'],
    ['cells that are too many', `${LINE},more`, 'fields'],
  ] as const)('%s', (_name, line, reason) => {
    const read = readSettlementFile(bytes(HEAD, LINE, line, LINE))
    expect(read).toMatchObject({ ok: true, rows: [{ line: 2 }, { line: 4 }], unread: [{ line: 3, reason }] })
  })
})
