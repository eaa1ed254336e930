import { z } from 'zod'

/** Columns of the queue beside the number, which is always there, in their order. */
export const QUEUE_COLUMNS = [
  'company',
  'license',
  'kind',
  'region',
  'stage',
  'deadline',
  'age',
  'status',
  'priority',
  'holder',
] as const
export type QueueColumn = (typeof QUEUE_COLUMNS)[number]

/** What is shown to whoever has not chosen. */
export const USUAL_COLUMNS: QueueColumn[] = ['company', 'license', 'stage', 'deadline', 'priority', 'holder']

export const queueColumnsSchema = z.object({
  columns: z.array(z.enum(QUEUE_COLUMNS)).min(1).max(QUEUE_COLUMNS.length),
})
