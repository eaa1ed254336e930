import type { Db, Trx } from '@/db'
import type { Actor } from '@/lib/audit/mutations'
import { getSettings } from '@/lib/config/queries'
import type { CompanyId } from '@/lib/ids'
import { dayOf } from '@/lib/time'
import { findUsage } from './entitlements'
import { issueInvoice } from './invoices/issue'
import { lockBilling, voidInvoice } from './invoices/mutations'
import { queueInvoiceMail, queueReceiptMail } from './mails'
import { type Taxed, taxOn } from './tax'
import { findTaxRules } from './tax-rules'

/** What sending one application costs a company on its present plan, with today's PPN; undefined when it costs nothing. */
export async function quoteApplicationFee(
  db: Db | Trx,
  companyId: CompanyId,
  now = new Date(),
): Promise<Taxed | undefined> {
  const { application_fee_amount } = await findUsage(db, companyId)
  if (application_fee_amount === 0n) return undefined
  return taxOn(application_fee_amount, await findTaxRules(db, dayOf(now)))
}

export type Charged = { company_id: CompanyId; application_id: string; number: string }

/**
 * Bills the first sending of an application, in its transaction, when the company's plan has a fee for it: an invoice of its own
 * that names the application and the licence, and a mail about it. What the company has to its credit pays it first.
 */
export async function chargeApplication(
  trx: Trx,
  actor: Actor,
  application: Charged,
  license: { id: string; en: string },
  now: Date,
): Promise<void> {
  const { application_fee_amount } = await findUsage(trx, application.company_id)
  if (application_fee_amount === 0n) return
  const invoice = await issueInvoice(
    trx,
    actor,
    await getSettings(trx),
    {
      company_id: application.company_id,
      subscription_id: null,
      kind: 'application',
      application_id: application.application_id,
      lines: [
        {
          description_id: `Biaya permohonan ${application.number}: ${license.id}`,
          description_en: `Fee for application ${application.number}: ${license.en}`,
          quantity: 1,
          unit_amount: application_fee_amount,
        },
      ],
    },
    now,
  )
  if (invoice.status === 'paid') await queueReceiptMail(trx, invoice, { method: null, paid_at: now })
  else await queueInvoiceMail(trx, invoice)
}

/** Voids the unpaid fee of an application that was withdrawn before anyone looked at it; what was paid on it becomes credit. */
export async function voidApplicationFee(
  trx: Trx,
  actor: Actor,
  companyId: string,
  applicationId: string,
  now: Date,
): Promise<void> {
  await lockBilling(trx, companyId)
  const invoice = await trx
    .selectFrom('invoices')
    .select('id')
    .where('application_id', '=', applicationId)
    .where('company_id', '=', companyId)
    .where('status', '=', 'open')
    .executeTakeFirst()
  if (invoice) await voidInvoice(trx, actor, invoice.id, 'the application was withdrawn before review', now)
}

/** The invoice of an application's fee: the one that counts, else the one that was voided. */
export async function findApplicationInvoice(db: Db, companyId: CompanyId, applicationId: string) {
  return db
    .selectFrom('invoices')
    .select(['number', 'status', 'total_amount'])
    .where('application_id', '=', applicationId)
    .where('company_id', '=', companyId)
    .orderBy((eb) => eb('status', '=', 'void'))
    .limit(1)
    .executeTakeFirst()
}
