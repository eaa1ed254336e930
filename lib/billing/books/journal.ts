import { sql } from 'kysely'
import type { Db } from '@/db'
import type { StaffId } from '@/lib/ids'
import { anywhere } from '@/lib/keyset'
import { numberToPath } from '../invoices/number'
import type { Account } from '../ledger/accounts'
import type { PostingKind } from '../ledger/postings'
import type { JournalFilter } from './filter'

export const JOURNAL_PAGE = 50

export type JournalRow = {
  id: string
  posted_on: string
  kind: PostingKind
  debit_account: Account
  credit_account: Account
  debit_number: string
  credit_number: string
  amount: bigint
  company_name: string | null
  company_slug: string | null
  invoice_number: string | null
  credit_note_number: string | null
  payment_id: string | null
  order_id: string | null
  refund_id: string | null
}

/** One page of the postings, newest first. Staff only: it reads across companies. */
export async function listJournal(
  db: Db,
  _staff: StaffId,
  filter: JournalFilter,
  size: number = JOURNAL_PAGE,
) {
  const backwards = filter.before !== undefined
  const direction = backwards ? 'asc' : 'desc'
  const cursor = filter.before ?? filter.after
  const read = await described(db)
    .where((eb) => eb.and(conditions(filter)))
    .$if(cursor !== undefined, (query) => query.where(beyond(cursor ?? '', backwards)))
    .orderBy('p.posted_on', direction)
    .orderBy('p.id', direction)
    .limit(size + 1)
    .execute()
  const hasMore = read.length > size
  const rows = read.slice(0, size) as JournalRow[]
  if (backwards) rows.reverse()
  const [first, last] = [rows[0], rows.at(-1)]
  const cursorOf = (row: JournalRow) => `${row.posted_on}_${row.id}`
  return {
    rows,
    before: first && (backwards ? hasMore : filter.after !== undefined) ? cursorOf(first) : undefined,
    after: last && (backwards || hasMore) ? cursorOf(last) : undefined,
  }
}

/** How many postings match, and what they come to; of an account its debits and credits by themselves. */
export async function sumJournal(db: Db, _staff: StaffId, filter: JournalFilter) {
  const account = filter.account ?? null
  const row = await db
    .selectFrom('ledger_postings as p')
    .leftJoin('companies', 'companies.id', 'p.company_id')
    .leftJoin('invoices', 'invoices.id', 'p.invoice_id')
    .select([
      sql<number>`count(*)::int`.as('count'),
      sql<bigint>`coalesce(sum(p.amount), 0)::bigint`.as('amount'),
      sql<bigint>`coalesce(sum(p.amount) filter (where p.debit_account = ${account}), 0)::bigint`.as('debit'),
      sql<bigint>`coalesce(sum(p.amount) filter (where p.credit_account = ${account}), 0)::bigint`.as(
        'credit',
      ),
    ])
    .where((eb) => eb.and(conditions(filter)))
    .executeTakeFirstOrThrow()
  return row
}

/** All postings of some days, the oldest first, read in portions. */
export async function* readJournal(
  db: Db,
  _staff: StaffId,
  { from, to }: { from: string; to: string },
  portion = 1000,
): AsyncGenerator<JournalRow> {
  let after: JournalRow | undefined
  do {
    const seen = after
    const rows = (await described(db)
      .where('p.posted_on', '>=', from)
      .where('p.posted_on', '<=', to)
      .$if(seen !== undefined, (query) =>
        query.where(sql<boolean>`(p.posted_on, p.id) > (${seen?.posted_on}::date, ${seen?.id}::uuid)`),
      )
      .orderBy('p.posted_on')
      .orderBy('p.id')
      .limit(portion)
      .execute()) as JournalRow[]
    yield* rows
    after = rows.length === portion ? rows.at(-1) : undefined
  } while (after)
}

function described(db: Db) {
  return db
    .selectFrom('ledger_postings as p')
    .innerJoin('ledger_accounts as debit', 'debit.code', 'p.debit_account')
    .innerJoin('ledger_accounts as credit', 'credit.code', 'p.credit_account')
    .leftJoin('companies', 'companies.id', 'p.company_id')
    .leftJoin('invoices', 'invoices.id', 'p.invoice_id')
    .leftJoin('payments', 'payments.id', 'p.payment_id')
    .leftJoin('credit_notes', 'credit_notes.id', 'p.credit_note_id')
    .select(['p.id', 'p.posted_on', 'p.kind', 'p.debit_account', 'p.credit_account', 'p.amount'])
    .select(['debit.number as debit_number', 'credit.number as credit_number'])
    .select(['companies.trade_name as company_name', 'companies.slug as company_slug'])
    .select(['invoices.number as invoice_number', 'credit_notes.number as credit_note_number'])
    .select(['p.payment_id', 'payments.order_id', 'p.refund_id'])
}

function conditions(filter: JournalFilter) {
  const { q, account, kind, from, to } = filter
  const all = [sql<boolean>`p.posted_on between ${from}::date and ${to}::date`]
  if (account) all.push(sql<boolean>`(p.debit_account = ${account} or p.credit_account = ${account})`)
  if (kind) all.push(sql<boolean>`p.kind = ${kind}`)
  if (q) {
    const number = numberToPath(q)
      .toUpperCase()
      .replaceAll('-', '/')
      .replace(/[\\%_]/g, '\\$&')
    all.push(
      sql<boolean>`(invoices.number like ${`${number}%`} or companies.trade_name ilike ${anywhere(q)}
        or companies.legal_name ilike ${anywhere(q)})`,
    )
  }
  return all
}

function beyond(cursor: string, backwards: boolean) {
  const [day = '', id = ''] = cursor.split('_')
  return backwards
    ? sql<boolean>`(p.posted_on, p.id) > (${day}::date, ${id}::uuid)`
    : sql<boolean>`(p.posted_on, p.id) < (${day}::date, ${id}::uuid)`
}
