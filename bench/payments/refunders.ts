import { setTimeout as delay } from 'node:timers/promises'
import { db } from '@/db'
import { checkAwaitedPayment } from '@/lib/billing/payments/poll'
import { type BeginOutcome, beginRefund } from '@/lib/billing/refunds/begin'
import type { Sandbox } from '@/sandbox/server'
import type { Attempt, Random } from './payers'

const FINANCE = { kind: 'staff', user_id: null, name: 'Bench' } as const
/** Past this nobody waits any longer for a payment to be known; it has gone the way of those whose notification got lost. */
const KNOWN_WITHIN_MS = 45_000

/** What becomes of money that came, drawn for a share of the payers; the comments say how it has to end. */
export const RETURN_FATES = [
  // All of it goes back, in one refund.
  'gives all back',
  // A part goes back; of some the rest as well, in a second refund.
  'gives parts back',
  // Two people refund more than half each at the same time: one of them is refused.
  'two give back',
  // Refunded in the provider's dashboard.
  'given back elsewhere',
  // Refunded here and in the dashboard at once: the provider takes what comes first.
  'given back twice',
  // The bank takes it back through a chargeback, of some bit by bit: owed again.
  'charged back',
] as const
export type ReturnFate = (typeof RETURN_FATES)[number]

export function isReturnFate(fate: string): fate is ReturnFate {
  return (RETURN_FATES as readonly string[]).includes(fate)
}

type Paid = { id: string; payment_id: string; transaction_id: string; amount: number }

/** Brings money back as the fate says, once our side knows that it came. */
export async function giveBack(
  sandbox: Sandbox,
  invoiceId: string,
  attempt: Attempt,
  fate: ReturnFate,
  random: Random,
): Promise<void> {
  const paid = await findPaid(invoiceId, attempt)
  if (!paid) return
  const part = 1 + Math.floor(random() * (paid.amount - 1))
  const ends = random() < 0.5 ? 'now' : 'period_end'
  const most = Math.ceil(paid.amount * 0.6)
  switch (fate) {
    case 'gives all back':
      await ask(paid, paid.amount, ends)
      return
    case 'gives parts back':
      await ask(paid, part, ends)
      if (random() < 0.5) await ask(paid, paid.amount - part, ends)
      return
    case 'two give back': {
      const both = await Promise.all([ask(paid, most, ends), ask(paid, most, ends)])
      if (both.filter(({ ok }) => ok).length !== 1)
        throw new Error(`Two refunds of ${most} out of ${paid.amount}: ${JSON.stringify(both)}`)
      return
    }
    case 'given back elsewhere':
      elsewhere(sandbox, attempt, paid, random() < 0.5 ? paid.amount : part)
      return
    case 'given back twice':
      await Promise.all([
        ask(paid, part, ends),
        delay(random() * 100).then(() => elsewhere(sandbox, attempt, paid, paid.amount)),
      ])
      return
    case 'charged back':
      if (random() < 0.5) {
        sandbox.midtrans.chargeback(paid.transaction_id, part)
        await delay(random() * 200)
        if (random() < 0.5) return
      }
      sandbox.midtrans.chargeback(paid.transaction_id)
  }
}

/** The paid transaction of an attempt as our books have it: its payer looks at the invoice until it says so. */
async function findPaid(invoiceId: string, attempt: Attempt): Promise<Paid | undefined> {
  const until = Date.now() + KNOWN_WITHIN_MS
  while (Date.now() < until) {
    try {
      const row = await db
        .selectFrom('payment_transactions as paid')
        .innerJoin('payments', 'payments.id', 'paid.payment_id')
        .select(['paid.id', 'paid.payment_id', 'paid.transaction_id', 'paid.amount'])
        .where('payments.order_id', '=', attempt.order_id)
        .where('paid.status', '=', 'paid')
        .executeTakeFirst()
      if (row) return { ...row, amount: Number(row.amount) }
      await checkAwaitedPayment(invoiceId)
    } catch {
      // The database is down: the page is loaded again.
    }
    await delay(200)
  }
  return undefined
}

/** Somebody in finance asks for a refund, pressing again under the same key for as long as nothing answers. */
async function ask(paid: Paid, amount: number, ends_plan: 'now' | 'period_end'): Promise<BeginOutcome> {
  const request = {
    payment_id: paid.payment_id,
    transaction_id: paid.id,
    amount: BigInt(amount),
    reason: 'Bench',
    via: 'provider' as const,
    credits_invoice: true,
    refund_key: `CHAOS-${crypto.randomUUID()}`,
    ends_plan,
  }
  const until = Date.now() + 60_000
  let last: unknown
  while (Date.now() < until) {
    try {
      return await db.transaction().execute((trx) => beginRefund(trx, FINANCE, request, new Date()))
    } catch (error) {
      last = error
      await delay(200)
    }
  }
  throw new Error('A refund could not be asked for within a minute', { cause: last })
}

function elsewhere(sandbox: Sandbox, attempt: Attempt, paid: Paid, amount: number): void {
  if (attempt.provider === 'midtrans') sandbox.midtrans.refund(paid.transaction_id, { amount })
  else sandbox.xendit.refund(paid.transaction_id, { amount })
}
