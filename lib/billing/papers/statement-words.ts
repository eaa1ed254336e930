import type { StatementLine } from '../invoices/statement'
import { methodName } from '../payments/method'
import type { PaperWords } from './words'

const KINDS = [
  'invoice_issued',
  'invoice_voided',
  'invoice_written_off',
  'write_off_recovered',
  'payment_received',
  'payment_reversed',
  'credit_note',
  'refund_paid',
] as const

/** What a movement of a statement says, such as `Pembayaran diterima, QRIS, INV/2026/11/000123`. */
export function sayMovement(line: StatementLine, t: PaperWords, locale: string): string {
  const kind = KINDS.find((known) => known === line.kind) ?? 'other'
  const isPayment = kind === 'payment_received' || kind === 'payment_reversed'
  const isAbout = line.invoice_number !== null && line.invoice_number !== line.number
  return [t(`kind.${kind}`), isPayment && methodName(line.method, locale), isAbout && line.invoice_number]
    .filter(Boolean)
    .join(', ')
}

/** The sums of a statement that are not zero, with their words. */
export function statementSums(
  statement: Record<'invoiced' | 'paid' | 'credited' | 'refunded' | 'written_off', bigint>,
  t: PaperWords,
): { term: string; amount: bigint }[] {
  return [
    { term: t('invoiced'), amount: statement.invoiced },
    { term: t('paidSum'), amount: statement.paid },
    { term: t('creditedSum'), amount: statement.credited },
    { term: t('refundedSum'), amount: statement.refunded },
    { term: t('writtenOffSum'), amount: statement.written_off },
  ].filter(({ amount }) => amount !== 0n)
}
