import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '@/db'
import type { StaffId } from '@/lib/ids'
import { beyondCursor, cutPage, isBackwards, parseCursor } from '@/lib/keyset'
import type { LineProblem } from './read-file'
import { DIFFERENCE_KINDS, type DifferenceKind } from './verdicts'

export const DIFFERENCES_PAGE = 40
export const DIFFERENCE_STATUSES = ['open', 'agreed', 'booked', 'ignored'] as const
export type DifferenceStatus = (typeof DIFFERENCE_STATUSES)[number]

const cursor = z.unknown().optional().transform(parseCursor)
const differenceFilter = z.object({
  status: z.enum([...DIFFERENCE_STATUSES, 'all']).catch('open'),
  kind: z.enum(DIFFERENCE_KINDS).optional().catch(undefined),
  provider: z.enum(['midtrans', 'xendit']).optional().catch(undefined),
  file: z.uuid().optional().catch(undefined),
  after: cursor,
  before: cursor,
})
export type DifferenceFilter = z.output<typeof differenceFilter>
export const parseDifferenceFilter = (
  search: Record<string, string | string[] | undefined>,
): DifferenceFilter => differenceFilter.parse(search)

/** One page of what differs, newest first. */
export async function listDifferences(
  db: Db,
  _staff: StaffId,
  filter: DifferenceFilter,
  size: number = DIFFERENCES_PAGE,
) {
  const { status, kind, provider, file } = filter
  const direction = isBackwards(filter) ? 'asc' : 'desc'
  const read = await db
    .selectFrom('settlement_differences as d')
    .innerJoin('settlement_files as f', 'f.id', 'd.file_id')
    .leftJoin('settlement_rows as r', 'r.id', 'd.row_id')
    .leftJoin('payments', 'payments.id', 'd.payment_id')
    .leftJoin('payment_transactions as t', 't.id', 'd.payment_transaction_id')
    .leftJoin('users', 'users.id', 'd.resolved_by')
    .selectAll('d')
    .select(['f.file_name', 'r.type', 'r.settled_at', 'users.name as resolved_by_name'])
    .select((eb) => [
      eb.fn.coalesce('payments.order_id', 'r.order_id').as('order_id'),
      eb.fn.coalesce('r.transaction_id', 't.transaction_id').as('transaction_id'),
    ])
    .select(sql<string>`d.created_at::text`.as('sort_key'))
    .$if(status !== 'all', (query) => query.where('d.status', '=', status))
    .$if(kind !== undefined, (query) => query.where('d.kind', '=', kind ?? ''))
    .$if(provider !== undefined, (query) => query.where('d.provider', '=', provider ?? ''))
    .$if(file !== undefined, (query) => query.where('d.file_id', '=', file ?? ''))
    .where(beyondCursor(filter, 'd.created_at', 'd.id'))
    .orderBy('d.created_at', direction)
    .orderBy('d.id', direction)
    .limit(size + 1)
    .execute()
  const page = cutPage(read, size, filter)
  const rows = page.rows.map((row) => ({
    ...row,
    kind: row.kind as DifferenceKind,
    status: row.status as DifferenceStatus,
    /** What a line says that is not understood. */
    unread: row.details as { reason: LineProblem; text: string } | null,
    /** Whether the file's word can be booked: money of an order of ours that came, or came higher. */
    bookable:
      row.type === 'payment' &&
      row.payment_id !== null &&
      (row.kind === 'missing_here' ||
        (row.kind === 'amount' && (row.their_amount ?? 0n) > (row.our_amount ?? 0n))),
  }))
  return { ...page, rows }
}
export type Difference = Awaited<ReturnType<typeof listDifferences>>['rows'][number]

const NONE_OPEN = Object.fromEntries(DIFFERENCE_KINDS.map((kind) => [kind, 0])) as Record<
  DifferenceKind,
  number
>

/** How many differences are open, by kind. */
export async function countOpenDifferences(db: Db, _staff: StaffId): Promise<Record<DifferenceKind, number>> {
  const rows = await db
    .selectFrom('settlement_differences')
    .select(['kind', (eb) => eb.fn.countAll<bigint>().as('count')])
    .where('status', '=', 'open')
    .groupBy('kind')
    .execute()
  const counts = Object.fromEntries(rows.map((row) => [row.kind, Number(row.count)]))
  return { ...NONE_OPEN, ...counts }
}

function files(db: Db) {
  return db
    .selectFrom('settlement_files as f')
    .leftJoin('users', 'users.id', 'f.uploaded_by')
    .selectAll('f')
    .select('users.name as uploaded_by_name')
    .select((eb) => [
      eb
        .selectFrom('settlement_differences as d')
        .whereRef('d.file_id', '=', 'f.id')
        .where('d.status', '=', 'open')
        .select((inner) => inner.fn.countAll<bigint>().as('count'))
        .as('open_count'),
      eb
        .selectFrom('settlement_payouts as p')
        .whereRef('p.file_id', '=', 'f.id')
        .select(sql<bigint>`coalesce(sum(p.amount), 0)::bigint`.as('amount'))
        .as('received_amount'),
    ])
}

/** The latest settlement files. */
export async function listFiles(db: Db, _staff: StaffId, limit = 20) {
  return files(db).orderBy('f.created_at', 'desc').orderBy('f.id', 'desc').limit(limit).execute()
}
export type SettlementFile = Awaited<ReturnType<typeof listFiles>>[number]

/** One settlement file. */
export async function findFile(db: Db, _staff: StaffId, id: string) {
  return files(db).where('f.id', '=', id).executeTakeFirst()
}
