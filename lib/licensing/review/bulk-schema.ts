import { z } from 'zod'
import { PRIORITIES } from './schema'

/** More at once than anybody can still oversee helps nobody. */
export const MOST_AT_ONCE = 100

/** Each row is an intention of its own: its transaction id is made from the batch's, so that repeating the batch repeats them. */
const item = z.object({ application_id: z.uuid(), transaction_id: z.uuid(), stage_id: z.uuid().optional() })
const items = z.array(item).min(1).max(MOST_AT_ONCE)
const text = (min: number, max = 2000) => z.string().trim().min(min).max(max)

export const bulkSchema = z.discriminatedUnion('move', [
  z.object({ move: z.literal('take'), items }),
  z.object({ move: z.literal('release'), items }),
  z.object({ move: z.literal('assign'), items, assignee_id: z.uuid() }),
  z.object({ move: z.literal('set_priority'), items, priority: z.enum(PRIORITIES), reason: text(3, 500) }),
  /** One explicit confirmation stands for every box of every checklist. */
  z.object({ move: z.literal('approve_stage'), items, all_checked: z.boolean() }),
  z.object({
    move: z.literal('request_revision'),
    items,
    target: z.object({ kind: z.enum(['field', 'document']), key: z.string().min(1).max(60) }),
    reason_code: z.string().max(40),
    message: text(5),
  }),
  z.object({ move: z.literal('reject'), items, reason_code: z.string().min(1).max(40), reason: text(10) }),
])

export type BulkInput = z.output<typeof bulkSchema>
export type BulkItem = BulkInput['items'][number]
export type BulkMove = BulkInput['move']

/** What came of one row. `repeated`: it had been done before. `broken`: ours, and it can be tried again. */
export type BulkResult = {
  application_id: string
  number: string
  result: 'done' | 'repeated' | 'refused' | 'broken'
  reason?: string
  details?: Record<string, string>
}

/**
 * The transaction id of a row within a batch, the same each time: both ids combined bit by bit, as a uuid of version 8 (RFC
 * 9562). Works in the browser too, also without a secure context.
 */
export function deriveId(batchId: string, applicationId: string): string {
  const digits = (id: string) => [...id.replaceAll('-', '')].map((digit) => Number.parseInt(digit, 16))
  const other = digits(applicationId)
  const mixed = digits(batchId).map((digit, at) => digit ^ (other[at] ?? 0))
  const hex = mixed.map((digit) => digit.toString(16)).join('')
  const variant = (8 | ((mixed[16] ?? 0) & 3)).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}
