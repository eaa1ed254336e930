import type { Trx } from '@/db'
import { formatRupiah } from '@/lib/money'
import { commonVariables, queueBillingMails } from './mails'

/** Why a credit note was made: what finance wrote, or our own words in both languages. */
export type CreditReason = string | { id: string; en: string }

/**
 * Brings those who pay for a company a credit note, with its PDF: what is taken back, why, and where it went. Called once where
 * the note is issued, save for refunds: their own mail brings the note.
 */
export async function queueCreditNoteMail(
  trx: Trx,
  creditNoteId: string,
  reason: CreditReason,
): Promise<void> {
  const note = await trx
    .selectFrom('credit_notes')
    .select(['number', 'invoice_id', 'total_amount', 'reduced_amount'])
    .where('id', '=', creditNoteId)
    .executeTakeFirstOrThrow()
  const items = [{ id: note.invoice_id }]
  await queueBillingMails(trx, 'credit_note', items, (billed, payer) => {
    const { plan: _plan, total: _total, ...variables } = commonVariables(billed, payer)
    const isEnglish = payer.locale === 'en'
    return {
      ...variables,
      credit_note: note.number,
      amount: formatRupiah(note.total_amount),
      outcome: outcomeWords(note, isEnglish),
      message: typeof reason === 'string' ? reason : reason[isEnglish ? 'en' : 'id'],
    }
  })
}

function outcomeWords(note: { total_amount: bigint; reduced_amount: bigint }, isEnglish: boolean): string {
  const less = note.reduced_amount
  const credit = note.total_amount - less
  const parts = [
    less > 0n &&
      (isEnglish
        ? `You have ${formatRupiah(less)} less to pay on this invoice.`
        : `Yang harus dibayar untuk faktur ini berkurang ${formatRupiah(less)}.`),
    credit > 0n &&
      (isEnglish
        ? `${formatRupiah(credit)} is your credit: your next invoice takes it first.`
        : `${formatRupiah(credit)} menjadi saldo Anda, dan dipakai lebih dulu untuk faktur berikutnya.`),
  ]
  return parts.filter(Boolean).join(' ')
}
