import type { Db } from '@/db'
import type { CompanyId, StaffId } from '@/lib/ids'
import type { InvoiceBuyer, InvoiceSeller } from './queries'

export type CreditNoteDetail = NonNullable<Awaited<ReturnType<typeof findCreditNote>>>

/** A company's credit note by its number, with the parties as its invoice copied them; undefined also for another company's. */
export async function findCreditNote(db: Db, companyId: CompanyId, number: string) {
  return creditNotes(db)
    .where('credit_notes.company_id', '=', companyId)
    .where('credit_notes.number', '=', number)
    .executeTakeFirst()
}

/** The same for staff: any company's. */
export async function findCreditNoteAsStaff(db: Db, _staff: StaffId, number: string) {
  return creditNotes(db).where('credit_notes.number', '=', number).executeTakeFirst()
}

function creditNotes(db: Db) {
  return db
    .selectFrom('credit_notes')
    .innerJoin('invoices', 'invoices.id', 'credit_notes.invoice_id')
    .selectAll('credit_notes')
    .select([
      'invoices.number as invoice_number',
      'invoices.issued_on as invoice_issued_on',
      'invoices.total_amount as invoice_total_amount',
      'invoices.seller',
      'invoices.buyer',
    ])
    .$narrowType<{ invoice_number: string; seller: InvoiceSeller; buyer: InvoiceBuyer }>()
}
