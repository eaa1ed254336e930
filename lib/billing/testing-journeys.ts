import fc from 'fast-check'
import { db, type Trx } from '@/db'
import { getSettings } from '@/lib/config/queries'
import { newId } from '@/lib/ids'
import { addDays, dayOf } from '@/lib/time'
import { creditAsStaff, voidAsStaff, writeOffAsStaff } from './invoices/corrections'
import { applyTransaction } from './payments/settlement'
import { TRANSACTION_STATUSES } from './payments/transaction'
import { beginRefund } from './refunds/begin'
import { endRefund } from './refunds/mutations'
import { OPEN_PAYMENT_STATUSES } from './status'
import { cancelSubscription, takeBackCancel } from './subscriptions/cancel'
import { changeSubscription, previewChange } from './subscriptions/change'
import { choosePlan } from './subscriptions/choose'
import { runDailyBilling } from './subscriptions/daily'
import { pauseSubscription, resumeSubscription } from './subscriptions/pause'
import { nightOf } from './subscriptions/testing-nights'
import { noonOf } from './subscriptions/testing-subscriber'
import { startTrial } from './subscriptions/trial'
import type { Customer } from './testing-billing'

const plan = fc.constantFrom('tumbuh', 'mekar')
const period = fc.constantFrom('monthly' as const, 'yearly' as const)
const which = fc.nat({ max: 4 })
const percent = fc.constantFrom(1n, 40n, 100n)
const when = fc.constantFrom('now' as const, 'end' as const)
const step = (kind: string, fields: Record<string, fc.Arbitrary<unknown>> = {}) =>
  fc.record({ kind: fc.constant(kind), ...fields })

/** What may happen to a company's billing, in any order: its owner, the providers, finance, and the nights that pass. */
export const anyStep = fc.oneof(
  { weight: 3, arbitrary: step('choose', { plan, period }) },
  step('trial', { plan }),
  step('change', { plan, period }),
  step('cancel', { when }),
  step('takeBackCancel'),
  step('pause', { when, days: fc.integer({ min: 1, max: 60 }) }),
  step('resume'),
  { weight: 4, arbitrary: step('pay', { which, percent: fc.constantFrom(100n, 100n, 100n, 40n, 130n) }) },
  {
    weight: 3,
    arbitrary: step('tell', { which, status: fc.constantFrom(...TRANSACTION_STATUSES), percent }),
  },
  step('refund', { which, percent, when, fails: fc.boolean() }),
  step('void', { which }),
  step('writeOff', { which }),
  step('credit', { which, percent }),
  { weight: 5, arbitrary: step('nights', { days: fc.constantFrom(1, 5, 12, 31, 45) }) },
) as fc.Arbitrary<Step>

export type Step = {
  kind: string
  plan: string
  period: 'monthly' | 'yearly'
  when: 'now' | 'end'
  which: number
  percent: bigint
  status: (typeof TRANSACTION_STATUSES)[number]
  fails: boolean
  days: number
}

const within = <T>(run: (trx: Trx) => Promise<T>) => db.transaction().execute(run)
const STAFF = { kind: 'staff', user_id: null, name: 'Fajar' } as const

/** Does a step to a company on a day; answers the day after it. What is refused changes nothing; what throws is a fault. */
export async function takeStep(customer: Customer, day: string, step: Step): Promise<string> {
  const { companyId, actor } = customer
  const now = noonOf(day)
  const settings = await getSettings(db)
  const pick = async <T>(rows: Promise<T[]>) =>
    rows.then((all) => all[all.length - 1 - (step.which % all.length)])
  const invoice = () => pick(customer.invoices())
  switch (step.kind) {
    case 'nights': {
      const until = addDays(day, step.days)
      // The job misses nights now and then.
      for (let night = addDays(day, 1); night < until; night = addDays(night, 4))
        await runDailyBilling(nightOf(night))
      await runDailyBilling(nightOf(until))
      return until
    }
    case 'choose':
      await within((trx) =>
        choosePlan(
          trx,
          actor,
          settings,
          { company_id: companyId, plan_code: step.plan, period: step.period },
          now,
        ),
      )
      return day
    case 'trial':
      await within((trx) => startTrial(trx, actor, companyId, step.plan, now))
      return day
    case 'change': {
      const request = { plan_code: step.plan, period: step.period, addons: {} }
      const preview = await previewChange(db, settings, companyId, request, now)
      if (preview.ok)
        await within((trx) =>
          changeSubscription(
            trx,
            actor,
            settings,
            { company_id: companyId, request, quote: preview.quote.hash },
            now,
          ),
        )
      return day
    }
    case 'cancel':
      await within((trx) =>
        cancelSubscription(trx, actor, companyId, { when: step.when, reason: 'mahal' }, now),
      )
      return day
    case 'takeBackCancel':
      await within((trx) => takeBackCancel(trx, actor, companyId, now))
      return day
    case 'pause':
      await within((trx) =>
        pauseSubscription(
          trx,
          actor,
          companyId,
          { from: step.when, resume_on: addDays(day, step.days) },
          now,
        ),
      )
      return day
    case 'resume':
      await within((trx) => resumeSubscription(trx, actor, companyId, now))
      return day
    case 'pay': {
      const owed = await invoice()
      if (owed && owed.total_amount > 0n)
        await tell(await attempt(customer, owed, now), 'paid', (owed.total_amount * step.percent) / 100n, now)
      return day
    }
    case 'tell': {
      const told = await pick(customer.payments())
      if (told) await tell(told, step.status, (told.amount * step.percent) / 100n, now)
      return day
    }
    case 'refund':
      await refund(customer, step, now)
      return day
  }
  const corrected = await invoice()
  if (!corrected?.number) return day
  const correction = { number: corrected.number, reason: 'keliru' }
  await within(async (trx) => {
    if (step.kind === 'void') return voidAsStaff(trx, STAFF, correction, now)
    if (step.kind === 'writeOff') return writeOffAsStaff(trx, STAFF, correction, now)
    const total_amount = (corrected.total_amount * step.percent) / 100n
    return creditAsStaff(trx, STAFF, { ...correction, total_amount, credit_note_id: newId() }, now)
  })
  return day
}

type Invoice = Awaited<ReturnType<Customer['invoices']>>[number]
type Attempt = { id: string; provider: string; order_id: string; amount: bigint }

/** The attempt that is open for an invoice, or a new one. */
async function attempt(customer: Customer, invoice: Invoice, now: Date): Promise<Attempt> {
  const open = (await customer.payments()).find(
    (row) =>
      row.invoice_id === invoice.id && (OPEN_PAYMENT_STATUSES as readonly string[]).includes(row.status),
  )
  if (open) return open
  const id = newId()
  return db
    .insertInto('payments')
    .values({
      id,
      invoice_id: invoice.id,
      company_id: customer.companyId,
      provider: id.charCodeAt(id.length - 1) % 2 === 0 ? 'midtrans' : 'xendit',
      order_id: `TEST-${id}`,
      status: 'created',
      amount: invoice.total_amount,
      expires_at: new Date(now.getTime() + 86_400_000),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

async function tell(payment: Attempt, status: Step['status'], amount: bigint, now: Date): Promise<void> {
  const isReturn = status === 'charged_back' || status === 'partially_charged_back'
  const transaction = {
    provider: payment.provider as 'midtrans' | 'xendit',
    order_id: payment.order_id,
    transaction_id: payment.id,
    status,
    amount,
    currency: 'IDR',
    method: 'qris',
    paid_at: now,
    refunds: [],
    charged_back_amount: isReturn ? amount : 0n,
    raw: {},
  }
  await within((trx) => applyTransaction(trx, payment.id, { transaction }, now))
}

/** A refund by transfer, which ends well or does not. */
async function refund(customer: Customer, step: Step, now: Date): Promise<void> {
  const paid = (await customer.payments()).filter(({ paid_amount }) => paid_amount !== null)
  const payment = paid[step.which % Math.max(paid.length, 1)]
  if (!payment) return
  const transaction = await db
    .selectFrom('payment_transactions')
    .selectAll()
    .where('payment_id', '=', payment.id)
    .executeTakeFirstOrThrow()
  const amount = (transaction.amount * step.percent) / 100n
  if (amount === 0n) return
  const begun = await within((trx) =>
    beginRefund(
      trx,
      STAFF,
      {
        payment_id: payment.id,
        transaction_id: transaction.id,
        amount,
        reason: 'salah pilih',
        via: 'transfer',
        destination: { bank: 'BCA', account_number: '1234567890', account_name: 'Sari' },
        credits_invoice: step.percent !== 1n,
        refund_key: newId(),
        ends_plan: step.when === 'now' ? 'now' : 'period_end',
      },
      now,
    ),
  )
  if (!begun.ok) return
  const end = step.fails
    ? { status: 'failed' as const, failure: 'rekening ditutup' }
    : { status: 'succeeded' as const, transferred_on: dayOf(nightOf(dayOf(now))) }
  await within((trx) => endRefund(trx, STAFF, begun.refund_id, end, now))
}
