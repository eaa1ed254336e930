import type { Trx } from '@/db'
import { queueEmail } from '@/lib/email/mutations'
import { env } from '@/lib/env'
import { formatRupiah } from '@/lib/money'
import { dayOf, formatDay } from '@/lib/time'
import { numberToPath } from './invoices/number'
import { methodName } from './payments/method'

type InvoiceRow = {
  id: string
  number: string
  company_id: string
  total_amount: bigint
  due_on: string | null
}
type Named = { name_id: string; name_en: string }

type MaybeNumbered = Omit<InvoiceRow, 'number'> & { number: string | null }

/** The plan's name; of an invoice for something else what its first line says. */
async function findWhatIsBilled(trx: Trx, invoiceId: string): Promise<Named> {
  return trx
    .selectFrom('invoices')
    .innerJoin('invoice_lines', (join) =>
      join.onRef('invoice_lines.invoice_id', '=', 'invoices.id').on('invoice_lines.position', '=', 1),
    )
    .leftJoin('subscriptions', 'subscriptions.id', 'invoices.subscription_id')
    .leftJoin('plans', 'plans.id', 'subscriptions.plan_id')
    .select((eb) => [
      eb.fn.coalesce('plans.name_id', 'invoice_lines.description_id').as('name_id'),
      eb.fn.coalesce('plans.name_en', 'invoice_lines.description_en').as('name_en'),
    ])
    .where('invoices.id', '=', invoiceId)
    .executeTakeFirstOrThrow()
}

/** Tells those who pay for a company that an invoice waits. */
export async function queueInvoiceMail(trx: Trx, row: MaybeNumbered): Promise<void> {
  if (row.number === null) return
  const invoice = { ...row, number: row.number }
  const plan = await findWhatIsBilled(trx, invoice.id)
  for (const payer of await listPayers(trx, invoice.company_id)) {
    await queueEmail(
      trx,
      'invoice',
      payer,
      {
        ...commonVariables(invoice, plan, payer),
        due_on: invoice.due_on ? formatDay(invoice.due_on, payer.locale) : '',
      },
      {},
      { company_id: invoice.company_id, invoice_id: invoice.id },
    )
  }
}

/** Confirms a payment to those who pay for a company; the job that sends it attaches the paid invoice. */
export async function queueReceiptMail(
  trx: Trx,
  row: MaybeNumbered,
  payment: { method: string | null; paid_at: Date },
): Promise<void> {
  if (row.number === null) return
  const invoice = { ...row, number: row.number }
  const plan = await findWhatIsBilled(trx, invoice.id)
  for (const payer of await listPayers(trx, invoice.company_id)) {
    await queueEmail(
      trx,
      'receipt',
      payer,
      {
        ...commonVariables(invoice, plan, payer),
        paid_on: formatDay(dayOf(payment.paid_at), payer.locale),
        method: methodName(payment.method, payer.locale),
      },
      {},
      { company_id: invoice.company_id, invoice_id: invoice.id },
    )
  }
}

/** Says to those who pay for a company why a transfer that they reported was not accepted. */
export async function queuePaymentRefusedMail(
  trx: Trx,
  invoiceId: string,
  refused: { amount: bigint; reason: string },
): Promise<void> {
  const invoice = await trx
    .selectFrom('invoices')
    .select(['id', 'number', 'company_id', 'total_amount', 'due_on'])
    .where('id', '=', invoiceId)
    .executeTakeFirstOrThrow()
  const numbered = { ...invoice, number: invoice.number ?? '' }
  const plan = await findWhatIsBilled(trx, invoice.id)
  for (const payer of await listPayers(trx, invoice.company_id)) {
    await queueEmail(
      trx,
      'payment_refused',
      payer,
      {
        ...commonVariables(numbered, plan, payer),
        amount: formatRupiah(refused.amount),
        message: refused.reason,
      },
      {},
      { company_id: invoice.company_id, invoice_id: invoice.id },
    )
  }
}

async function listPayers(trx: Trx, companyId: string) {
  return trx
    .selectFrom('company_members')
    .innerJoin('users', 'users.id', 'company_members.user_id')
    .innerJoin('companies', 'companies.id', 'company_members.company_id')
    .select([
      'users.id as user_id',
      'users.email',
      'users.name',
      'users.locale',
      'companies.trade_name',
      'companies.slug',
    ])
    .where('company_members.company_id', '=', companyId)
    .where('company_members.role', '=', 'owner')
    .where('users.disabled_at', 'is', null)
    .execute()
}

function commonVariables(
  invoice: InvoiceRow,
  plan: Named,
  payer: { name: string; locale: string; trade_name: string; slug: string },
) {
  return {
    name: payer.name,
    company: payer.trade_name,
    invoice: invoice.number,
    plan: payer.locale === 'en' ? plan.name_en : plan.name_id,
    total: formatRupiah(invoice.total_amount),
    action_url: `${env().APP_URL}/app/${payer.slug}/billing/invoices/${numberToPath(invoice.number)}`,
  }
}
