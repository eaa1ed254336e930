import { z } from 'zod'
import { APPLICATION_STATUSES, STAGE_KINDS } from '../process/status'
import { PRIORITIES } from './schema'

export const QUEUE_TABS = [
  'mine',
  'unassigned',
  'late',
  'escalated',
  'on_hold',
  'with_applicant',
  'all',
] as const
export type QueueTab = (typeof QUEUE_TABS)[number]

/** By deadline unless asked otherwise. What is decided, and what was searched for, comes by its last change. */
export const QUEUE_SORTS = ['deadline', 'priority', 'age'] as const
export type QueueSort = (typeof QUEUE_SORTS)[number]

export const CASE_KINDS = ['new', 'renewal', 'amendment'] as const
export type CaseKind = (typeof CASE_KINDS)[number]

/** Statuses one can ask the queue for. A draft is nobody's business but the applicant's. */
export const QUEUE_STATUSES = APPLICATION_STATUSES.filter((status) => status !== 'draft')

// `<timestamp as PostgreSQL writes it>_<id>`, by priority with its rank in front: `<rank>~`
const CURSOR =
  /^(\d~)?\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:?\d\d)?_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const schema = z.object({
  tab: z.enum(QUEUE_TABS).catch('mine'),
  // Below three letters the trigram index is of no use.
  q: z.string().trim().min(3).max(100).optional().catch(undefined),
  type: z.uuid().optional().catch(undefined),
  stage: z.enum(STAGE_KINDS).optional().catch(undefined),
  priority: z.enum(PRIORITIES).optional().catch(undefined),
  status: z.enum(APPLICATION_STATUSES).exclude(['draft']).optional().catch(undefined),
  kind: z.enum(CASE_KINDS).optional().catch(undefined),
  /** Code of a province or a regency. */
  region: z
    .string()
    .regex(/^\d\d(\.\d\d)?$/)
    .optional()
    .catch(undefined),
  holder: z
    .union([z.uuid(), z.literal('nobody')])
    .optional()
    .catch(undefined),
  sort: z.enum(QUEUE_SORTS).optional().catch(undefined),
  after: z.string().regex(CURSOR).optional().catch(undefined),
  before: z.string().regex(CURSOR).optional().catch(undefined),
})

export type QueueFilter = z.output<typeof schema>

/** What of an address is a filter. Whatever is not understood counts as not said. */
export function parseQueueFilter(search: Record<string, string | string[] | undefined>): QueueFilter {
  return schema.parse(search)
}

/** The address of the queue with these filters. Another filter begins at the first page again. */
export function queueHref(filter: QueueFilter, change: Partial<QueueFilter> = {}): string {
  const isPaging = 'after' in change || 'before' in change
  const { after: _after, before: _before, ...rest } = filter
  const next = { ...rest, ...(isPaging ? {} : { after: undefined, before: undefined }), ...change }
  const query = Object.entries(next).filter(([, value]) => value !== undefined && value !== '')
  return `/admin/queue?${new URLSearchParams(query as [string, string][])}`
}
