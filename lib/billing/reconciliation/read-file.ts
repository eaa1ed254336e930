import { parseCsv } from '@/lib/reference/csv'
import type { OnlineProvider } from '../payments/provider'

/** A month of a busy merchant; more than that is no settlement file of ours. */
export const LARGEST_FILE = 10 * 1024 * 1024
export const MOST_ROWS = 100_000
const MOST_PROBLEMS = 20
/** More lines than that which mean nothing to us, and it is another kind of file. */
export const MOST_UNREAD = 500
const LONGEST_FIELD = 200

export const MOVEMENT_TYPES = ['payment', 'refund', 'chargeback', 'reversal'] as const
export type MovementType = (typeof MOVEMENT_TYPES)[number]

/** One movement at a provider. What leaves us is negative, so that the net amounts add up to what is paid out. */
export type SettlementRow = {
  line: number
  row_key: string
  type: MovementType
  order_id: string
  transaction_id: string
  other_id: string | null
  refund_key: string | null
  method: string | null
  currency: string
  amount: bigint
  /** The fee with the PPN on it. */
  fee_amount: bigint
  net_amount: bigint
  settled_at: Date
}

/** Why a line is not understood. */
export const LINE_PROBLEMS = ['fields', 'type', 'amount', 'sum', 'time', 'id', 'tooLong'] as const
export type LineProblem = (typeof LINE_PROBLEMS)[number]
/** Why nothing of a file is taken. */
export const FILE_PROBLEMS = [
  'encoding',
  'blank',
  'columns',
  'empty',
  'tooManyRows',
  'tooManyUnread',
] as const

export type FileProblem = { line: number | null; reason: LineProblem | (typeof FILE_PROBLEMS)[number] }

/** A line that means nothing to us: kept as it stands, for a person to look at. */
export type UnreadRow = { line: number; reason: LineProblem; order_id: string; text: string }

export type ReadFile =
  | { ok: true; provider: OnlineProvider; rows: SettlementRow[]; unread: UnreadRow[] }
  | { ok: false; problems: FileProblem[] }

type Unclear = { line: number; reason: LineProblem }
type Read = (cell: (column: string) => string, line: number) => SettlementRow | Unclear | 'skip'

const MIDTRANS = [
  'Order ID',
  'Transaction ID',
  'Transaction Type',
  'Payment Type',
  'Channel',
  'Currency',
  'Amount',
  'Fee',
  'VAT',
  'Net Amount',
  'Settlement Time',
  'Refund Key',
]
// https://docs.xendit.co/docs/transactions-report
const XENDIT = [
  'Status',
  'Type',
  'Channel',
  'Channel Name',
  'Currency',
  'Amount',
  'Total Fee',
  'Total VAT',
  'Net Amount',
  'Reference',
  'Product ID',
  'Payment Request ID',
  'Settlement Status',
  'Settlement Date ISO',
]

/**
 * Reads a settlement file; its columns say whose it is. A line that is not understood is told apart from the rest, so that a
 * person looks at it. Nothing is taken from a file whose structure is broken: half a file would look like missing money.
 */
export function readSettlementFile(bytes: Uint8Array): ReadFile {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return refuse([{ line: null, reason: 'encoding' }])
  }
  const [head, ...lines] = parseCsv(text)
  if (!head) return refuse([{ line: null, reason: 'blank' }])
  const names = head.fields.map((name) => name.trim().toLowerCase())
  const has = (columns: string[]) => columns.every((name) => names.includes(name.toLowerCase()))
  const format = has(MIDTRANS)
    ? { provider: 'midtrans' as const, read: readMidtrans, order: 'order id' }
    : has(XENDIT)
      ? { provider: 'xendit' as const, read: readXendit, order: 'reference' }
      : undefined
  if (!format) return refuse([{ line: 1, reason: 'columns' }])
  if (lines.length > MOST_ROWS) return refuse([{ line: null, reason: 'tooManyRows' }])
  const rows: SettlementRow[] = []
  const unread: UnreadRow[] = []
  for (const { line, fields } of lines) {
    // A quote that never ends swallows what follows it.
    if (fields.some((field) => field.length > LONGEST_FIELD)) return refuse([{ line, reason: 'tooLong' }])
    const cell = (column: string) => fields[names.indexOf(column.toLowerCase())]?.trim() ?? ''
    const read =
      fields.length === names.length ? format.read(cell, line) : { line, reason: 'fields' as const }
    if (read === 'skip') continue
    if ('reason' in read) unread.push({ ...read, order_id: cell(format.order), text: fields.join(' | ') })
    else rows.push(read)
  }
  const told = unread.slice(0, MOST_PROBLEMS).map(({ line, reason }) => ({ line, reason }))
  if (unread.length > MOST_UNREAD) return refuse([{ line: null, reason: 'tooManyUnread' }, ...told])
  if (rows.length === 0) return refuse(told.length > 0 ? told : [{ line: null, reason: 'empty' }])
  return { ok: true, provider: format.provider, rows, unread }
}

function refuse(problems: FileProblem[]): ReadFile {
  return { ok: false, problems }
}

const readMidtrans: Read = (cell, line) => {
  // WIB, without an offset.
  const time = cell('Settlement Time')
  const settled_at = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(time) ? `${time.replace(' ', 'T')}+07:00` : ''
  return rowOf(line, {
    type: cell('Transaction Type'),
    order_id: cell('Order ID'),
    transaction_id: cell('Transaction ID'),
    other_id: '',
    refund_key: cell('Refund Key'),
    method: [cell('Payment Type'), cell('Channel')]
      .filter((part, at, all) => all.indexOf(part) === at)
      .join(':'),
    currency: cell('Currency'),
    amounts: [cell('Amount'), cell('Fee'), cell('VAT'), cell('Net Amount')],
    settled_at,
  })
}

const readXendit: Read = (cell, line) => {
  if (cell('Status') !== 'SUCCESS' || cell('Settlement Status') !== 'SETTLED') return 'skip'
  const type = cell('Type')
  return rowOf(line, {
    type,
    order_id: cell('Reference'),
    transaction_id: cell('Product ID'),
    other_id: cell('Payment Request ID'),
    refund_key: type === 'REFUND' ? cell('Reference') : '',
    method: [cell('Channel'), cell('Channel Name')].join(':'),
    currency: cell('Currency'),
    amounts: [cell('Amount'), cell('Total Fee'), cell('Total VAT'), cell('Net Amount')],
    settled_at: /Z$|[+-]\d\d:?\d\d$/.test(cell('Settlement Date ISO')) ? cell('Settlement Date ISO') : '',
  })
}

type Raw = {
  type: string
  order_id: string
  transaction_id: string
  other_id: string
  refund_key: string
  method: string
  currency: string
  amounts: [string, string, string, string]
  settled_at: string
}

function rowOf(line: number, raw: Raw): SettlementRow | Unclear {
  const type = MOVEMENT_TYPES.find((known) => known === raw.type.toLowerCase())
  if (!type) return { line, reason: 'type' }
  if (!raw.order_id || !raw.transaction_id) return { line, reason: 'id' }
  const [amount, fee, vat, net] = raw.amounts.map(amountOf)
  if (amount === undefined || fee === undefined || vat === undefined || net === undefined)
    return { line, reason: 'amount' }
  if (amount - fee - vat !== net || amount === 0n || amount > 0n !== (type === 'payment'))
    return { line, reason: 'sum' }
  const settled_at = new Date(raw.settled_at)
  if (raw.settled_at === '' || Number.isNaN(settled_at.getTime())) return { line, reason: 'time' }
  const { order_id, transaction_id } = raw
  const refund_key = raw.refund_key || null
  return {
    line,
    row_key: [type, transaction_id, refund_key ?? '', amount, settled_at.toISOString()].join(':'),
    type,
    order_id,
    transaction_id,
    other_id: raw.other_id || null,
    refund_key,
    method: raw.method || null,
    currency: raw.currency,
    amount,
    fee_amount: fee + vat,
    net_amount: net,
    settled_at,
  }
}

function amountOf(text: string): bigint | undefined {
  const match = /^(-?\d{1,15})(?:\.0{1,2})?$/.exec(text)
  return match?.[1] ? BigInt(match[1]) : undefined
}
