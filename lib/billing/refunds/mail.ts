import type { Selectable } from 'kysely'
import type { Trx } from '@/db'
import type { Refunds } from '@/db/types'
import { formatRupiah } from '@/lib/money'
import { commonVariables, queueBillingMails } from '../mails'
import { PROVIDER_ACTORS } from '../payments/provider-actors'

/** Tells those who pay for a company that money went back to them; the credit note of the refund goes along. */
export async function queueRefundMail(trx: Trx, refund: Selectable<Refunds>): Promise<void> {
  const note =
    refund.credit_note_id === null
      ? undefined
      : await trx
          .selectFrom('credit_notes')
          .select('number')
          .where('id', '=', refund.credit_note_id)
          .executeTakeFirstOrThrow()
  await queueBillingMails(trx, 'refund_sent', [{ id: refund.invoice_id }], (billed, payer) => {
    const { plan: _plan, total: _total, ...variables } = commonVariables(billed, payer)
    return {
      ...variables,
      credit_note: note?.number ?? '',
      amount: formatRupiah(refund.amount),
      message: reasonOf(refund.reason, payer.locale),
    }
  })
}

/** A refund that began at a provider has its name for a reason. */
function reasonOf(reason: string, locale: string): string {
  if (reason !== 'midtrans' && reason !== 'xendit') return reason
  const { name } = PROVIDER_ACTORS[reason]
  return locale === 'en' ? `Returned through ${name}` : `Dikembalikan lewat ${name}`
}
