import type { Db } from '@/db'
import { amountsOf, findPrices } from '@/lib/billing/catalogue/prices'
import { planLine } from '@/lib/billing/subscriptions/lines'
import { periodFrom } from '@/lib/billing/subscriptions/periods'
import { taxOn } from '@/lib/billing/tax'
import { findTaxRules } from '@/lib/billing/tax-rules'
import { getSettings } from '@/lib/config/queries'
import { newId } from '@/lib/ids'
import { addDays, addMonths, dayOf } from '@/lib/time'
import { attempt, notifications, transactionOf } from './attempts'
import { createBooks } from './books'
import { minutesAfter } from './clock'
import type { DemoCompany } from './companies'
import { insertAll } from './insert'
import type { Random } from './random'

export type DemoInvoice = Awaited<ReturnType<typeof createBilling>>[number]

type Fate = 'paid' | 'open' | 'overdue' | 'void'

const METHODS = ['qris', 'bank_transfer:bca', 'bank_transfer:bni', 'gopay', 'credit_card', 'echannel']

/** Subscriptions with half a year of invoices: paid, open, overdue and void, each payment with the notifications that came for it. */
export async function createBilling(db: Db, companies: DemoCompany[], now: Date, random: Random) {
  const today = dayOf(now)
  const [listed, settings, rules, prices] = await Promise.all([
    db.selectFrom('plans').selectAll().where('is_free', '=', false).orderBy('position').execute(),
    getSettings(db),
    findTaxRules(db, today),
    findPrices(db, today),
  ])
  const plans = listed.flatMap((plan) => {
    const price = amountsOf(prices, { plan_id: plan.id }).monthly
    return price ? [{ ...plan, price }] : []
  })
  const wanted = companies.flatMap((company, index) => {
    // Sari is on a paid plan; of the others every second one, the rest stays on the free plan.
    if (index !== 0 && index % 2 === 1) return []
    const plan = plans[index % 8 === 4 ? 1 : 0]
    if (!plan) return []
    const months = index === 0 ? 5 : random.between(0, 3)
    const dayOfMonth = addMonths(today, 0)
    const firstStart = addDays(addMonths(dayOfMonth, -months), -random.between(0, 20))
    const fateOfLast: Fate = index === 0 ? 'paid' : (FATES[(index / 2) % FATES.length] ?? 'paid')
    const periods = Array.from({ length: months + 1 }, (_each, step) => addMonths(firstStart, step)).filter(
      (start) => start <= today,
    )
    return periods.map((start, step) => ({
      company,
      plan,
      start,
      fate: step === periods.length - 1 ? fateOfLast : ('paid' as Fate),
      isLast: step === periods.length - 1,
    }))
  })
  wanted.sort((a, b) => a.start.localeCompare(b.start))

  const subscriptions = new Map<string, string>()
  const counters = new Map<string, number>()
  const subscriptionRows = []
  const invoiceRows = []
  const lineRows = []
  const paymentRows = []
  const eventRows = []
  const made = []
  for (const { company, plan, start, fate, isLast } of wanted) {
    const subscriptionId = subscriptions.get(company.id) ?? newId(new Date(`${start}T03:00:00Z`).getTime())
    subscriptions.set(company.id, subscriptionId)
    const period = periodFrom(start, 'monthly')
    const issued_on = fate === 'overdue' ? addDays(today, -16) : fate === 'open' ? addDays(today, -2) : start
    const issuedAt = new Date(`${issued_on}T02:${random.between(10, 59)}:00Z`)
    const year = issued_on.slice(0, 4)
    const sequence = (counters.get(year) ?? 0) + 1
    counters.set(year, sequence)
    const number = `INV/${year}/${issued_on.slice(5, 7)}/${String(sequence).padStart(6, '0')}`
    const taxed = taxOn(plan.price.amount, rules)
    const paid_at = fate === 'paid' ? minutesAfter(issuedAt, random.between(8, 300)) : null
    const invoice = {
      id: newId(issuedAt.getTime()),
      number,
      company_id: company.id,
      subscription_id: subscriptionId,
      plan_id: plan.id,
      status: fate === 'overdue' ? 'open' : fate,
      subtotal_amount: taxed.subtotal,
      tax_base_amount: taxed.tax_base,
      tax_amount: taxed.tax,
      total_amount: taxed.total,
      paid_amount: fate === 'paid' ? taxed.total : 0n,
      tax_rate_bp: taxed.rate_bp,
      seller: JSON.stringify({
        legal_name: settings['platform.legal_name'],
        address: settings['platform.address'],
        npwp: settings['platform.npwp'],
        email: settings['platform.support_email'],
        base_numerator: rules.base_numerator,
        base_denominator: rules.base_denominator,
      }),
      buyer: JSON.stringify({
        legal_name: company.legal_name,
        trade_name: company.trade_name,
        address: company.address,
        postal_code: company.postal_code,
        npwp: company.npwp,
        email: company.email,
      }),
      ...period,
      issued_on,
      due_on: addDays(issued_on, settings['billing.invoice_due_days']),
      paid_at,
      voided_at: fate === 'void' ? minutesAfter(issuedAt, 2000) : null,
      created_at: issuedAt,
    }
    invoiceRows.push(invoice)
    const line = planLine(plan, 'monthly', plan.price.amount)
    lineRows.push({
      id: newId(issuedAt.getTime()),
      invoice_id: invoice.id,
      position: 1,
      ...line,
      total_amount: line.unit_amount,
    })
    const method = random.pick(METHODS)
    if (fate === 'paid' && random.chance(0.15))
      paymentRows.push(attempt(invoice, 'expired', random.pick(METHODS), minutesAfter(issuedAt, 1), random))
    if (fate !== 'void' && !(fate === 'open' && random.chance(0.5))) {
      const status = fate === 'paid' ? 'paid' : fate === 'overdue' ? 'expired' : 'failed'
      const payment = attempt(invoice, status, method, minutesAfter(issuedAt, 4), random)
      paymentRows.push(payment)
      eventRows.push(...notifications(payment, paid_at, random))
    }
    if (isLast) {
      subscriptionRows.push({
        id: subscriptionId,
        company_id: company.id,
        plan_id: plan.id,
        period: 'monthly',
        price_id: plan.price.id,
        price_amount: plan.price.amount,
        status:
          fate === 'paid'
            ? 'active'
            : fate === 'overdue'
              ? 'past_due'
              : fate === 'void'
                ? 'canceled'
                : 'pending',
        ...(fate === 'paid' || fate === 'overdue'
          ? {
              current_period_start_on: fate === 'paid' ? period.period_start_on : addDays(today, -40),
              current_period_end_on: fate === 'paid' ? period.period_end_on : addDays(today, -10),
            }
          : {}),
        canceled_at: fate === 'void' ? invoice.voided_at : null,
        created_at: issuedAt,
      })
    }
    made.push({ invoice, company, plan, method, paid_at })
  }
  await insertAll(db, 'subscriptions', subscriptionRows)
  await insertAll(db, 'invoices', invoiceRows)
  await insertAll(db, 'invoice_lines', lineRows)
  await insertAll(db, 'payments', paymentRows)
  await insertAll(db, 'payment_transactions', paymentRows.map(transactionOf))
  await insertAll(db, 'payment_events', eventRows)
  await createBooks(db)
  for (const [year, last_value] of counters) {
    await db
      .insertInto('number_series')
      .values({ series: `invoice-${year}`, last_value: BigInt(last_value) })
      .execute()
  }
  return made
}

const FATES: Fate[] = [
  'paid',
  'paid',
  'open',
  'paid',
  'overdue',
  'paid',
  'void',
  'paid',
  'open',
  'paid',
  'overdue',
]
