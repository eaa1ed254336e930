import type { Db } from '@/db'
import type { StaffId } from '@/lib/ids'
import { anywhere } from '@/lib/keyset'

/** The postings that concern an invoice, in their order. */
export async function listInvoicePostings(db: Db, _staff: StaffId, number: string) {
  return db
    .selectFrom('ledger_postings')
    .innerJoin('invoices', 'invoices.id', 'ledger_postings.invoice_id')
    .innerJoin('ledger_accounts as debit', 'debit.code', 'ledger_postings.debit_account')
    .innerJoin('ledger_accounts as credit', 'credit.code', 'ledger_postings.credit_account')
    .select([
      'ledger_postings.id',
      'ledger_postings.kind',
      'ledger_postings.posted_on',
      'ledger_postings.debit_account',
      'ledger_postings.credit_account',
      'ledger_postings.amount',
      'debit.number as debit_number',
      'credit.number as credit_number',
    ])
    .where('invoices.number', '=', number)
    .orderBy('ledger_postings.created_at')
    .orderBy('ledger_postings.id')
    .limit(200)
    .execute()
}

/** The company that a manual invoice is for, with what is printed of it, by its address. */
export async function findInvoicedCompany(db: Db, _staff: StaffId, slug: string) {
  return db
    .selectFrom('companies')
    .select(['slug', 'trade_name', 'legal_name', 'npwp', 'address'])
    .where('slug', '=', slug)
    .executeTakeFirst()
}

/** The first companies whose name or address contains the text; the newest ones without it. */
export async function searchInvoicedCompanies(db: Db, _staff: StaffId, q: string, limit = 12) {
  return db
    .selectFrom('companies')
    .select(['slug', 'trade_name', 'legal_name', 'npwp'])
    .where('disabled_at', 'is', null)
    .$if(q.trim().length >= 2, (query) =>
      query.where((eb) =>
        eb.or([
          eb('trade_name', 'ilike', anywhere(q.trim())),
          eb('legal_name', 'ilike', anywhere(q.trim())),
          eb('slug', '=', q.trim().toLowerCase()),
        ]),
      ),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}
