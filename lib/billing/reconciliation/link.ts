import { sql } from 'kysely'
import type { Trx } from '@/db'

/**
 * Finds what of ours the rows of settlement files tell of, for those that have nothing yet: of one file, or of all. Refunds are
 * known by our key or the provider's id; Xendit names a payment by its own id or by that of its request.
 */
export async function linkRows(trx: Trx, fileId: string | null): Promise<void> {
  const ofFile = fileId === null ? sql`true` : sql`r.file_id = ${fileId}`
  await sql`
    update settlement_rows r set payment_transaction_id = paid.id
    from payment_transactions paid
    where ${ofFile} and r.payment_transaction_id is null and paid.provider = r.provider
      and paid.transaction_id = r.transaction_id`.execute(trx)
  await sql`
    update settlement_rows r set payment_transaction_id = paid.id
    from payment_transactions paid
    where ${ofFile} and r.payment_transaction_id is null and r.other_id is not null
      and paid.provider = r.provider and paid.transaction_id = r.other_id`.execute(trx)
  await sql`
    update settlement_rows r set payment_transaction_id = p.payment_transaction_id
    from settlement_rows p
    where ${ofFile} and r.payment_transaction_id is null and r.type <> 'payment' and r.other_id is not null
      and p.provider = r.provider and p.other_id = r.other_id and p.type = 'payment'
      and p.payment_transaction_id is not null`.execute(trx)
  await sql`
    update settlement_rows r set refund_id = refunds.id
    from refunds
    where ${ofFile} and r.refund_id is null and r.type = 'refund' and refunds.refund_key = r.refund_key`.execute(
    trx,
  )
  await sql`
    update settlement_rows r set refund_id = refunds.id
    from refunds
    where ${ofFile} and r.refund_id is null and r.type = 'refund'
      and refunds.provider_refund_id in (r.transaction_id, r.refund_key)`.execute(trx)
}
