import type { Trx } from '@/db'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import { sha256 } from '@/lib/crypto'
import { newId } from '@/lib/ids'
import { enqueue } from '@/lib/jobs/boss'
import { dayOf } from '@/lib/time'
import { CASH_OF } from '../ledger/accounts'
import { post } from '../ledger/postings'
import { compareFile } from './compare'
import { noteTwice, noteUnread } from './line-notes'
import { linkRows } from './link'
import { type FileProblem, LARGEST_FILE, readSettlementFile, type SettlementRow } from './read-file'

const BATCH = 500

export type Upload = {
  file_name: string
  bytes: Uint8Array
  /** The days the file covers, where finance says so; else those of its first and last line. */
  from_on?: string | undefined
  to_on?: string | undefined
}

export type IntakeOutcome =
  | { ok: true; file_id: string; rows: number; known: number; open: number }
  | { ok: false; reason: 'tooLarge' | 'sameFile' | 'span'; problems?: undefined }
  | { ok: false; reason: 'unreadable'; problems: FileProblem[] }

/**
 * Takes in a settlement file: keeps its rows (those of an earlier file that overlaps are left as they are), books the fees, and
 * writes down what differs from our books, and the lines that are not understood. The same file twice is refused by its hash.
 */
export async function takeSettlementFile(
  trx: Trx,
  actor: Actor,
  upload: Upload,
  now: Date,
): Promise<IntakeOutcome> {
  if (upload.bytes.byteLength > LARGEST_FILE) return { ok: false, reason: 'tooLarge' }
  const read = readSettlementFile(upload.bytes)
  if (!read.ok) return { ok: false, reason: 'unreadable', problems: read.problems }
  const { provider, rows, unread } = read
  const days = rows.map(({ settled_at }) => dayOf(settled_at)).sort()
  const from_on = upload.from_on ?? days[0] ?? ''
  const to_on = upload.to_on ?? days.at(-1) ?? ''
  if (from_on > (days[0] ?? '') || to_on < (days.at(-1) ?? '') || to_on > dayOf(now))
    return { ok: false, reason: 'span' }
  const sum = (of: (row: SettlementRow) => bigint) => rows.reduce((total, row) => total + of(row), 0n)
  const file_id = newId()
  const file = {
    id: file_id,
    provider,
    file_name: upload.file_name.slice(0, 200),
    sha256: sha256(upload.bytes),
    size_bytes: upload.bytes.byteLength,
    from_on,
    to_on,
    row_count: rows.length,
    known_count: 0,
    gross_amount: sum((row) => row.amount),
    fee_amount: sum((row) => row.fee_amount),
    net_amount: sum((row) => row.net_amount),
    uploaded_by: actor.user_id,
  }
  const inserted = await trx
    .insertInto('settlement_files')
    .values(file)
    .onConflict((conflict) => conflict.constraint('settlement_files_sha256_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) return { ok: false, reason: 'sameFile' }
  const { added, twice } = await keepRows(trx, file_id, provider, rows)
  await trx
    .updateTable('settlement_files')
    .set({ known_count: rows.length - added - twice.length })
    .where('id', '=', file_id)
    .execute()
  await linkRows(trx, file_id)
  await bookFees(trx, file_id)
  await noteTwice(trx, file_id, provider, twice)
  await noteUnread(trx, file_id, provider, unread)
  const open = await compareFile(trx, file_id, now)
  await recordAudit(trx, actor, {
    action: 'settlement_file.uploaded',
    entity_type: 'settlement_file',
    entity_id: file_id,
    after: {
      provider,
      file_name: file.file_name,
      rows: rows.length,
      unread: unread.length,
      from_on,
      to_on,
      net_amount: file.net_amount,
    },
  })
  await enqueue(trx, 'billing.balance', {})
  return { ok: true, file_id, rows: rows.length, known: rows.length - added - twice.length, open }
}

async function keepRows(trx: Trx, file_id: string, provider: 'midtrans' | 'xendit', rows: SettlementRow[]) {
  const seen = new Set<string>()
  const twice: SettlementRow[] = []
  const once: SettlementRow[] = []
  for (const row of rows) {
    if (seen.has(row.row_key)) twice.push(row)
    else once.push(row)
    seen.add(row.row_key)
  }
  let added = 0
  for (let at = 0; at < once.length; at += BATCH) {
    const kept = await trx
      .insertInto('settlement_rows')
      .values(once.slice(at, at + BATCH).map((row) => ({ id: newId(), file_id, provider, ...row })))
      .onConflict((conflict) => conflict.constraint('settlement_rows_key').doNothing())
      .returning('id')
      .execute()
    added += kept.length
  }
  return { added, twice }
}

/** What the provider kept for itself; a reversal gives it back. Each row once, whatever file brings it. */
async function bookFees(trx: Trx, file_id: string): Promise<void> {
  const rows = await trx
    .selectFrom('settlement_rows')
    .leftJoin('payment_transactions as paid', 'paid.id', 'settlement_rows.payment_transaction_id')
    .select(['settlement_rows.id', 'settlement_rows.provider', 'settlement_rows.fee_amount'])
    .select(['settlement_rows.settled_at', 'paid.payment_id'])
    .where('settlement_rows.file_id', '=', file_id)
    .where('settlement_rows.fee_amount', '<>', 0n)
    .execute()
  for (let at = 0; at < rows.length; at += BATCH) {
    await post(
      trx,
      rows.slice(at, at + BATCH).map((row) => {
        const cash = CASH_OF[row.provider as 'midtrans' | 'xendit']
        const isBack = row.fee_amount < 0n
        return {
          key: `fee:${row.id}`,
          kind: 'provider_fee' as const,
          posted_on: dayOf(row.settled_at),
          debit: isBack ? cash : ('provider_fees' as const),
          credit: isBack ? ('provider_fees' as const) : cash,
          amount: isBack ? -row.fee_amount : row.fee_amount,
          payment_id: row.payment_id,
        }
      }),
    )
  }
}

export type PayoutRecord = {
  file_id: string
  amount: bigint
  received_on: string
  reference: string
}

/** Notes that the bank received what a provider paid out. Refuses `notFound`, `dayInFuture`, and `known` for the same reference. */
export async function recordPayout(
  trx: Trx,
  actor: Actor,
  payout: PayoutRecord,
  now: Date,
): Promise<{ ok: true } | { ok: false; reason: 'notFound' | 'dayInFuture' | 'known' }> {
  const file = await trx
    .selectFrom('settlement_files')
    .select(['id', 'provider'])
    .where('id', '=', payout.file_id)
    .executeTakeFirst()
  if (!file) return { ok: false, reason: 'notFound' }
  if (payout.received_on > dayOf(now)) return { ok: false, reason: 'dayInFuture' }
  const provider = file.provider as 'midtrans' | 'xendit'
  const id = newId()
  const added = await trx
    .insertInto('settlement_payouts')
    .values({ id, provider, ...payout, created_by: actor.user_id })
    .onConflict((conflict) => conflict.constraint('settlement_payouts_reference_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) return { ok: false, reason: 'known' }
  await post(trx, [
    {
      key: `payout:${id}`,
      kind: 'payout',
      posted_on: payout.received_on,
      debit: 'cash_bank',
      credit: CASH_OF[provider],
      amount: payout.amount,
    },
  ])
  await recordAudit(trx, actor, {
    action: 'payout.recorded',
    entity_type: 'settlement_file',
    entity_id: file.id,
    after: { provider, amount: payout.amount, received_on: payout.received_on, reference: payout.reference },
  })
  return { ok: true }
}
