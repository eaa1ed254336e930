import { type Answer, json, type Request } from './http'

/** What a way to pay costs the merchant. */
export type FeeClass = 'va' | 'qris' | 'ewallet' | 'card' | 'cstore'

/** Rates in parts of ten thousand, and whole rupiah beside them. */
const FEES: Record<FeeClass, { rate: number; flat: number }> = {
  va: { rate: 0, flat: 4000 },
  qris: { rate: 70, flat: 0 },
  ewallet: { rate: 200, flat: 0 },
  card: { rate: 290, flat: 2000 },
  cstore: { rate: 0, flat: 5000 },
}
const VAT = 1100

/** The gateway's fee for a payment, and the PPN on it, in whole rupiah, halves upwards. */
export function costOf(feeClass: FeeClass, amount: number): { fee: number; vat: number } {
  const { rate, flat } = FEES[feeClass]
  const fee = Math.round((amount * rate) / 10_000) + flat
  return { fee, vat: Math.round((fee * VAT) / 10_000) }
}

/** One movement of money: amounts that leave the merchant are negative. */
export type Movement = {
  type: 'PAYMENT' | 'REFUND' | 'CHARGEBACK' | 'REVERSAL'
  reference: string
  id: string
  channel: string
  currency: string
  amount: number
  fee: number
  vat: number
  began_at: string
  settled_at: string
  /** The refund's own reference, where there is one. */
  note: string
}

export type Report = {
  /** The file's name without days and ending. */
  name: string
  columns: readonly string[]
  movements: () => Movement[]
  print: (movement: Movement) => (string | number)[]
}

/** The settlement file of the days `from` to `to` (Jakarta, both included; absent: all), in the order of settlement. */
export function reportAnswer(request: Request, report: Report): Answer {
  const [from, to] = ['from', 'to'].map((name) => request.query.get(name) || undefined)
  for (const day of [from, to]) {
    if (day !== undefined && !/^\d{4}-\d\d-\d\d$/.test(day))
      return json(400, { error: 'from and to are days like 2026-11-23' })
  }
  const settled = report
    .movements()
    .filter(({ settled_at }) => {
      const day = jakarta(settled_at).slice(0, 10)
      return (from === undefined || day >= from) && (to === undefined || day <= to)
    })
    .sort((a, b) => (a.settled_at < b.settled_at ? -1 : a.settled_at > b.settled_at ? 1 : 0))
  const lines = [report.columns, ...settled.map(report.print)].map((cells) => cells.map(cell).join(','))
  const days = from || to ? `-${from ?? ''}-${to ?? ''}` : ''
  return {
    status: 200,
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${report.name}${days}.csv"`,
    },
    body: `${lines.join('\r\n')}\r\n`,
  }
}

/** `2026-11-22 10:32:05`, in WIB. */
export function jakarta(instant: string): string {
  return new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
}

function cell(value: string | number): string {
  const text = String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
