import type { Trx } from '@/db'
import type { Actor } from '@/lib/audit/mutations'
import type { Settings } from '@/lib/config/definitions'
import { dayOf } from '@/lib/time'
import { queueInvoiceMail, queueReceiptMail } from '../mails'
import { issueInvoice } from './issue'
import type { ManualInvoice } from './manual-schema'
import { lockBilling } from './mutations'

export type ManualOutcome =
  | { ok: true; number: string }
  | { ok: false; reason: 'unknownCompany' | 'pastDue' | 'nothingToPay' }

/**
 * Issues an invoice of kind `other` with the lines that finance wrote, and mails it to who pays for the company. `nothingToPay`:
 * the discount leaves nothing to invoice. Sent again with the same `request_id` it answers the number it has.
 */
export async function issueManualInvoice(
  trx: Trx,
  actor: Actor,
  settings: Settings,
  request: ManualInvoice,
  now: Date,
): Promise<ManualOutcome> {
  const company = await trx
    .selectFrom('companies')
    .select('id')
    .where('slug', '=', request.company)
    .executeTakeFirst()
  if (!company) return { ok: false, reason: 'unknownCompany' }
  await lockBilling(trx, company.id)
  const same = await trx
    .selectFrom('invoices')
    .select('number')
    .where('request_id', '=', request.request_id)
    .where('company_id', '=', company.id)
    .executeTakeFirst()
  if (same?.number) return { ok: true, number: same.number }
  if (request.due_on < dayOf(now)) return { ok: false, reason: 'pastDue' }
  const sum = request.lines.reduce((total, line) => total + line.unit_amount * BigInt(line.quantity), 0n)
  if (request.discount_amount >= sum) return { ok: false, reason: 'nothingToPay' }
  const invoice = await issueInvoice(
    trx,
    actor,
    settings,
    {
      company_id: company.id,
      subscription_id: null,
      kind: 'other',
      due_on: request.due_on,
      discount_amount: request.discount_amount,
      lines: request.lines,
    },
    now,
  )
  await trx
    .updateTable('invoices')
    .set({ request_id: request.request_id })
    .where('id', '=', invoice.id)
    .execute()
  // What the company had to its credit may have paid all of it.
  if (invoice.status === 'paid') await queueReceiptMail(trx, invoice, { method: null, paid_at: now })
  else await queueInvoiceMail(trx, invoice)
  return { ok: true, number: invoice.number }
}
