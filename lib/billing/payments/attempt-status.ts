import { PAYMENT_TRANSITIONS, type PaymentStatus } from '../status'
import { type TransactionStatus, wasPaid } from './transaction'

type Row = {
  transaction_id: string
  status: string
  amount: bigint
  currency: string
  paid_at: Date | null
  method: string | null
  /** What of it was charged back. */
  returned_amount: bigint
}

export type AttemptState = {
  status: PaymentStatus
  paid_at: Date | null
  paid_amount: bigint | null
  /** The transaction that stands for the attempt, and how it was or would be paid. */
  transaction_id: string
  method: string | null
}

const WITHOUT_MONEY: Partial<Record<TransactionStatus, PaymentStatus>> = {
  pending: 'pending',
  authorized: 'pending',
  failed: 'failed',
  expired: 'expired',
  canceled: 'canceled',
}

/**
 * Where an attempt stands by its transactions: paid as soon as one of them is, refunded once all that came went back; else what
 * the newest word says, except that an older transaction's end does not end what still waits.
 * @param attempt `refunded_amount`: what was given back by refunds that are done, by whatever way
 * @param latest the transaction that was heard of last
 */
export function statusOfAttempt(
  attempt: { status: PaymentStatus; paid_at: Date | null; refunded_amount: bigint },
  transactions: readonly Row[],
  latest: string,
): AttemptState {
  const paid = transactions.filter(
    ({ status, currency }) => wasPaid(status as TransactionStatus) && currency === 'IDR',
  )
  if (paid.length > 0) {
    const paid_amount = paid.reduce((sum, { amount }) => sum + amount, 0n)
    const wentBack = paid.reduce((sum, row) => sum + row.returned_amount, attempt.refunded_amount)
    const isOver =
      paid.every(({ status }) => status === 'refunded' || status === 'charged_back') ||
      (paid_amount > 0n && wentBack >= paid_amount)
    const [first] = paid.toSorted((a, b) => (a.paid_at?.getTime() ?? 0) - (b.paid_at?.getTime() ?? 0))
    return {
      status: isOver ? 'refunded' : 'paid',
      paid_at: first?.paid_at ?? attempt.paid_at ?? new Date(),
      paid_amount,
      transaction_id: first?.transaction_id ?? latest,
      method: first?.method ?? null,
    }
  }
  const stateOf = (row: Row | undefined) => WITHOUT_MONEY[row?.status as TransactionStatus]
  const newest = transactions.find(({ transaction_id }) => transaction_id === latest)
  // Money that was taken back ended this attempt, and what we gave up stays so, unless the payer goes on with it.
  const mayWait =
    !['paid', 'refunded'].includes(attempt.status) &&
    (attempt.status !== 'canceled' || stateOf(newest) === 'pending')
  const waiting = mayWait ? [newest, ...transactions].find((row) => stateOf(row) === 'pending') : undefined
  const said = stateOf(newest) ?? attempt.status
  // An attempt has one end, whatever more is said of it: a session that ran out, after which a refusal is told.
  const status = (PAYMENT_TRANSITIONS[attempt.status] as readonly PaymentStatus[]).includes(said)
    ? said
    : attempt.status
  const ended = attempt.status === 'canceled' ? 'canceled' : status
  const shown = waiting ?? newest
  return {
    status: waiting ? 'pending' : ended,
    paid_at: null,
    paid_amount: null,
    transaction_id: shown?.transaction_id ?? latest,
    method: shown?.method ?? null,
  }
}
