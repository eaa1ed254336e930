import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PAYMENT_STATUSES, PAYMENT_TRANSITIONS, type PaymentStatus } from '../status'
import { statusOfAttempt } from './attempt-status'
import { TRANSACTION_STATUSES, wasPaid } from './transaction'

const AT = new Date('2026-11-23T03:00:00Z')

const row = fc.record({
  transaction_id: fc.constantFrom('a', 'b', 'c'),
  status: fc.constantFrom(...TRANSACTION_STATUSES),
  amount: fc.bigInt(1n, 100n),
  currency: fc.constantFrom('IDR', 'IDR', 'USD'),
  paid_at: fc.constantFrom(AT, null),
  method: fc.constantFrom('qris', null),
  returned_amount: fc.constant(0n),
})
const rows = fc.uniqueArray(row, { selector: ({ transaction_id }) => transaction_id, minLength: 1 })

test('whatever its transactions are: an attempt goes only where the table lets it', () => {
  fc.assert(
    fc.property(fc.constantFrom(...PAYMENT_STATUSES), rows, fc.nat(), (status, all, pick) => {
      const latest = all[pick % all.length]?.transaction_id ?? ''
      const next = statusOfAttempt({ status, paid_at: null, refunded_amount: 0n }, all, latest)
      const mayBe: readonly PaymentStatus[] = [status, ...PAYMENT_TRANSITIONS[status]]
      expect(mayBe).toContain(next.status)
      const isPaid = all.some((one) => wasPaid(one.status) && one.currency === 'IDR')
      expect(next.paid_amount !== null).toBe(isPaid)
      if (isPaid) expect(['paid', 'refunded']).toContain(next.status)
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['paid', 30n, 0n, 'paid'],
  ['paid', 100n, 0n, 'refunded'],
  ['paid', 60n, 40n, 'refunded'],
  ['partially_charged_back', 30n, 40n, 'paid'],
  ['refunded', 0n, 0n, 'refunded'],
] as const)('%s with %s refunded and %s charged back is %s', (status, refunded, returned, expected) => {
  const one = { transaction_id: 'a', status, amount: 100n, currency: 'IDR', paid_at: AT, method: null }
  const attempt = { status: 'paid' as const, paid_at: AT, refunded_amount: refunded }
  expect(statusOfAttempt(attempt, [{ ...one, returned_amount: returned }], 'a').status).toBe(expected)
})

test('a refusal that is told after the page ran out changes nothing', () => {
  const failed = {
    transaction_id: 'py-1',
    status: 'failed',
    amount: 100n,
    currency: 'IDR',
    paid_at: null,
    method: 'ovo',
    returned_amount: 0n,
  }
  const attempt = { status: 'expired' as const, paid_at: null, refunded_amount: 0n }
  expect(statusOfAttempt(attempt, [failed], 'py-1').status).toBe('expired')
})
