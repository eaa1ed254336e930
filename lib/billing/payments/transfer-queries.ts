import { sql } from 'kysely'
import type { Db } from '@/db'
import type { StaffId } from '@/lib/ids'
import type { TransferDetails } from './manual'

const MOST = 50

export type ReportedTransfer = Awaited<ReturnType<typeof listReportedTransfers>>[number]

/** Transfers that owners reported and nobody has decided about, the oldest first, each with its proof. Staff only. */
export async function listReportedTransfers(db: Db, _staff: StaffId) {
  const rows = await db
    .selectFrom('payments')
    .innerJoin('invoices', 'invoices.id', 'payments.invoice_id')
    .innerJoin('companies', 'companies.id', 'payments.company_id')
    .leftJoin('documents', 'documents.id', 'payments.proof_document_id')
    .leftJoin('users as payer', 'payer.id', 'payments.created_by')
    .select(['payments.id', 'payments.status', 'payments.amount', 'payments.details', 'payments.created_at'])
    .select(['invoices.number', 'invoices.status as invoice_status', 'invoices.due_amount'])
    .select(['companies.trade_name as company_name', 'companies.slug as company_slug'])
    .select(['documents.id as proof_id', 'documents.content_type', 'documents.file_name'])
    .select('payer.name as payer_name')
    .select(
      // The same file, whatever its name, with another payment of this company.
      sql<boolean>`exists (
        select from documents other join payments p on p.proof_document_id = other.id
        where other.company_id = documents.company_id and other.sha256 = documents.sha256 and other.deleted_at is null
          and p.id <> payments.id and p.status = 'paid')`.as('proof_was_used'),
    )
    .where('payments.provider', '=', 'manual')
    .where('payments.decided_at', 'is', null)
    .orderBy('payments.created_at')
    .orderBy('payments.id')
    .limit(MOST)
    .execute()
  return rows.map((row) => ({
    ...row,
    number: row.number ?? '',
    due_amount: row.due_amount ?? 0n,
    details: row.details as unknown as TransferDetails,
  }))
}
