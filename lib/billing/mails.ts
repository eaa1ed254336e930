import type { Trx } from '@/db'
import { type BulkMail, queueEmails } from '@/lib/email/mutations'
import type { TemplateKey, TemplateVariables } from '@/lib/email/templates'
import { env } from '@/lib/env'
import { formatRupiah } from '@/lib/money'
import { dayOf, formatDay } from '@/lib/time'
import { numberToPath } from './invoices/number'
import { methodName } from './payments/method'

export type Payer = Awaited<ReturnType<typeof listPayers>>[number]
export type Billed = Awaited<ReturnType<typeof listBilled>>[number] & { number: string }

/** Tells those who pay for a company that an invoice waits. */
export async function queueInvoiceMail(
  trx: Trx,
  invoice: { id: string; due_on?: string | null },
): Promise<void> {
  await queueInvoiceMails(trx, [invoice])
}

/** The same for the invoices of many companies at once. */
export async function queueInvoiceMails(trx: Trx, invoices: readonly { id: string }[]): Promise<void> {
  await queueBillingMails(trx, 'invoice', invoices, (billed, payer) => ({
    ...commonVariables(billed, payer),
    total: formatRupiah(billed.due_amount),
    due_on: billed.due_on ? formatDay(billed.due_on, payer.locale) : '',
  }))
}

/** Confirms a payment to those who pay for a company; the job that sends it attaches the paid invoice. */
export async function queueReceiptMail(
  trx: Trx,
  invoice: { id: string },
  payment: { method: string | null; paid_at: Date },
): Promise<void> {
  await queueReceiptMails(trx, [{ id: invoice.id, ...payment }])
}

/** The same for many payments at once, each with its invoice's id. */
export async function queueReceiptMails(
  trx: Trx,
  payments: readonly { id: string; method: string | null; paid_at: Date }[],
): Promise<void> {
  await queueBillingMails(trx, 'receipt', payments, (billed, payer, payment) => ({
    ...commonVariables(billed, payer),
    paid_on: formatDay(dayOf(payment.paid_at), payer.locale),
    method: methodName(payment.method, payer.locale),
    period: periodWords(billed, payer.locale),
  }))
}

/** Says to those who pay for a company why a transfer that they reported was not accepted. */
export async function queuePaymentRefusedMail(
  trx: Trx,
  invoiceId: string,
  refused: { amount: bigint; reason: string },
): Promise<void> {
  await queueBillingMails(trx, 'payment_refused', [{ id: invoiceId }], (billed, payer) => ({
    ...commonVariables(billed, payer),
    amount: formatRupiah(refused.amount),
    message: refused.reason,
  }))
}

/**
 * Queues one mail for each invoice and each person who pays for its company, whatever their number, with a few statements.
 * Invoices without a number are drafts: nobody is told of them.
 */
export async function queueBillingMails<Key extends TemplateKey, Item extends { id: string }>(
  trx: Trx,
  template: Key,
  items: readonly Item[],
  variables: (billed: Billed, payer: Payer, item: Item) => TemplateVariables<Key>,
): Promise<void> {
  if (items.length === 0) return
  const rows = await listBilled(
    trx,
    items.map(({ id }) => id),
  )
  const payers = await listPayers(
    trx,
    rows.map((row) => row.company_id),
  )
  const billedById = new Map(rows.map((row) => [row.id, row]))
  const payersOf = Map.groupBy(payers, (payer) => payer.company_id)
  const mails = items.flatMap((item): BulkMail<Key>[] => {
    const billed = billedById.get(item.id)
    if (!billed?.number) return []
    const numbered = { ...billed, number: billed.number }
    return (payersOf.get(billed.company_id) ?? []).map((payer) => ({
      to: payer,
      variables: variables(numbered, payer, item),
      concerning: { company_id: billed.company_id, invoice_id: billed.id },
    }))
  })
  await queueEmails(trx, template, mails)
}

/** What the mails about an invoice have in common. */
export function commonVariables(billed: Billed, payer: Payer) {
  return {
    name: payer.name,
    company: payer.trade_name,
    invoice: billed.number,
    plan: payer.locale === 'en' ? billed.name_en : billed.name_id,
    total: formatRupiah(billed.total_amount),
    action_url: `${env().APP_URL}/app/${payer.slug}/billing/invoices/${numberToPath(billed.number)}`,
  }
}

/** What the invoice is for, and by how many days without access it was moved; empty where it is for no period. */
function periodWords(billed: Billed, locale: string): string {
  const { period_start_on: start, period_end_on: end, period_moved_days: moved } = billed
  if (!start || !end) return ''
  const days = `${formatDay(start, locale)} – ${formatDay(end, locale)}`
  if (moved === 0) return days
  return locale === 'en'
    ? `${days} (moved by ${moved} ${moved === 1 ? 'day' : 'days'} without access)`
    : `${days} (digeser ${moved} hari tanpa akses)`
}

/** Invoices with the plan's name; those for something else with what their first line says. */
async function listBilled(trx: Trx, invoiceIds: string[]) {
  return trx
    .selectFrom('invoices')
    .innerJoin('invoice_lines', (join) =>
      join.onRef('invoice_lines.invoice_id', '=', 'invoices.id').on('invoice_lines.position', '=', 1),
    )
    .leftJoin('subscriptions', 'subscriptions.id', 'invoices.subscription_id')
    .leftJoin('plans', 'plans.id', 'subscriptions.plan_id')
    .select((eb) => [
      'invoices.id',
      'invoices.number',
      'invoices.company_id',
      'invoices.total_amount',
      'invoices.due_amount',
      'invoices.due_on',
      'invoices.period_start_on',
      'invoices.period_end_on',
      'invoices.period_moved_days',
      eb.fn.coalesce('plans.name_id', 'invoice_lines.description_id').as('name_id'),
      eb.fn.coalesce('plans.name_en', 'invoice_lines.description_en').as('name_en'),
    ])
    .where('invoices.id', 'in', invoiceIds)
    .execute()
}

/** The owners of companies, with what a mail to them needs. */
export async function listPayers(trx: Trx, companyIds: string[]) {
  if (companyIds.length === 0) return []
  return trx
    .selectFrom('company_members')
    .innerJoin('users', 'users.id', 'company_members.user_id')
    .innerJoin('companies', 'companies.id', 'company_members.company_id')
    .select([
      'companies.id as company_id',
      'users.id as user_id',
      'users.email',
      'users.name',
      'users.locale',
      'companies.trade_name',
      'companies.slug',
    ])
    .where('company_members.company_id', 'in', [...new Set(companyIds)])
    .where('company_members.role', '=', 'owner')
    .where('users.disabled_at', 'is', null)
    .execute()
}
