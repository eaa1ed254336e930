import { sql } from 'kysely'
import type { Db } from '@/db'
import type { CompanyId } from '@/lib/ids'
import { OPEN_PAYMENT_STATUSES, type PaymentStatus } from '../status'
import { CHANNELS, type ChannelCode } from './channels'
import type { TransferDetails } from './manual'
import { methodName } from './method'
import { type PayCode, readPayCodes } from './pay-codes'

/** An attempt to pay an invoice as its payer sees it. */
export type PayerAttempt = {
  id: string
  provider: string
  channel: ChannelCode | null
  status: PaymentStatus
  method: string | null
  amount: bigint
  paid_amount: bigint | null
  created_at: Date
  expires_at: Date | null
  paid_at: Date | null
  /** What a person at finance has still to look at. */
  attention: string | null
  refused_reason: string | null
  /** Where it can be gone on with; null once it is over. */
  continue_url: string | null
  /** The numbers to pay with, while it waits. */
  codes: PayCode[]
  /** Of a transfer by hand. */
  transfer: TransferDetails | null
  proof_document_id: string | null
}

/** Every attempt to pay a company's invoice, the newest first. An open one whose time is over counts as expired. */
export async function listAttempts(
  db: Db,
  companyId: CompanyId,
  invoiceId: string,
  now: Date,
): Promise<PayerAttempt[]> {
  const rows = await db
    .selectFrom('payments')
    .leftJoin('payment_transactions', (join) =>
      join
        .onRef('payment_transactions.payment_id', '=', 'payments.id')
        .onRef('payment_transactions.transaction_id', '=', 'payments.provider_transaction_id'),
    )
    .select(['payments.id', 'payments.provider', 'payments.channel', 'payments.status', 'payments.method'])
    .select(['payments.amount', 'payments.paid_amount', 'payments.created_at', 'payments.expires_at'])
    .select(['payments.paid_at', 'payments.attention', 'payments.refused_reason', 'payments.redirect_url'])
    .select(['payments.details', 'payments.proof_document_id', 'payments.attended_at'])
    .select('payment_transactions.details as transaction_details')
    .where('payments.invoice_id', '=', invoiceId)
    .where('payments.company_id', '=', companyId)
    .orderBy('payments.created_at', 'desc')
    .orderBy('payments.id', 'desc')
    .limit(50)
    .execute()
  return rows.map(({ redirect_url, details, transaction_details, attended_at, ...row }) => {
    const isOpen = (OPEN_PAYMENT_STATUSES as readonly string[]).includes(row.status)
    const isOver = isOpen && row.expires_at !== null && row.expires_at <= now
    const goesOn = isOpen && !isOver
    return {
      ...row,
      channel: row.channel !== null && row.channel in CHANNELS ? (row.channel as ChannelCode) : null,
      attention: attended_at ? null : row.attention,
      status: isOver ? 'expired' : (row.status as PaymentStatus),
      continue_url: goesOn ? redirect_url : null,
      codes: goesOn ? readPayCodes(transaction_details) : [],
      transfer: row.provider === 'manual' ? (details as TransferDetails) : null,
    }
  })
}

/** What the payer chose, in their words: the channel, or the method that the provider tells of; empty where none was chosen. */
export function attemptName(attempt: Pick<PayerAttempt, 'channel' | 'method'>, locale: string): string {
  if (attempt.channel) return CHANNELS[attempt.channel].name[locale === 'en' ? 'en' : 'id']
  return methodName(attempt.method, locale)
}

export type DueInvoice = Awaited<ReturnType<typeof listDueInvoices>>[number]

/** What a company has to pay now, what is due first first, each with what it is for. */
export async function listDueInvoices(db: Db, companyId: CompanyId) {
  const rows = await db
    .selectFrom('invoices')
    .innerJoin('invoice_lines', (join) =>
      join.onRef('invoice_lines.invoice_id', '=', 'invoices.id').on('invoice_lines.position', '=', 1),
    )
    .leftJoin('subscriptions', 'subscriptions.id', 'invoices.subscription_id')
    .select(['invoices.id', 'invoices.number', 'invoices.kind', 'invoices.total_amount'])
    .select(['invoices.due_amount', 'invoices.due_on', 'subscriptions.status as subscription_status'])
    .select(['invoice_lines.description_id', 'invoice_lines.description_en'])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('payments')
            .select('payments.id')
            .whereRef('payments.invoice_id', '=', 'invoices.id')
            .where('payments.provider', '=', 'manual')
            .where('payments.status', '=', 'pending'),
        )
        .as('transfer_waits'),
    )
    .where('invoices.company_id', '=', companyId)
    .where('invoices.status', '=', 'open')
    .orderBy(sql`invoices.due_on nulls last`)
    .orderBy('invoices.id')
    .limit(20)
    .execute()
  return rows.map((row) => ({
    ...row,
    number: row.number ?? '',
    due_amount: row.due_amount ?? row.total_amount,
    transfer_waits: Boolean(row.transfer_waits),
  }))
}
