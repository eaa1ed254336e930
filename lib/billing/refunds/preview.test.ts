import fc from 'fast-check'
import { expect, test } from 'vitest'
import { smaller } from '@/lib/money'
import { refundsByProvider } from './methods'
import { previewCreditNote } from './preview'

test('credit notes over the whole of an invoice come to exactly its PPN, however it is cut', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 1n, max: 10_000_000n }),
      fc.array(fc.bigInt({ min: 1n, max: 1_000_000n }), { maxLength: 8 }),
      (net, cuts) => {
        const tax_amount = (net * 11n) / 100n
        const total_amount = net + tax_amount
        let credited_amount = 0n
        let taxes = 0n
        for (const cut of [...cuts, total_amount]) {
          const amount = smaller(cut, total_amount - credited_amount)
          if (amount === 0n) continue
          const note = previewCreditNote({ total_amount, tax_amount, credited_amount }, amount)
          expect(note.subtotal_amount + note.tax_amount).toBe(amount)
          credited_amount += amount
          taxes += note.tax_amount
        }
        expect(taxes).toBe(tax_amount)
      },
    ),
  )
})

test.each([
  ['midtrans', 'qris', true],
  ['midtrans', 'credit_card', true],
  ['midtrans', 'gopay', true],
  ['midtrans', 'bank_transfer:bca', false],
  ['midtrans', 'echannel', false],
  ['midtrans', 'cstore:indomaret', false],
  ['midtrans', null, false],
  ['xendit', 'OVO', true],
  ['xendit', 'cards', true],
  ['xendit', 'BCA_VIRTUAL_ACCOUNT', false],
  ['xendit', 'virtual_account:bca', false],
  ['xendit', 'bank_transfer:bca', false],
  ['xendit', 'ALFAMART', false],
  ['manual', 'transfer', false],
] as const)('%s %s: by the provider %s', (provider, method, expected) => {
  expect(refundsByProvider(provider, method)).toBe(expected)
})
