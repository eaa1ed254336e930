import { z } from 'zod'
import { STAGE_KINDS } from '../process/status'
import { PRIORITIES } from '../review/schema'
import { PERIODS, type Period, periodOf } from './period'

const day = z.iso.date().optional().catch(undefined)

const schema = z.object({
  period: z.enum(PERIODS).catch('30'),
  from: day,
  to: day,
  type: z.uuid().optional().catch(undefined),
  /** A province, or one of its regencies. */
  region: z
    .string()
    .regex(/^\d{2}(\.\d{2})?$/)
    .optional()
    .catch(undefined),
  stage: z.enum(STAGE_KINDS).optional().catch(undefined),
  priority: z.enum(PRIORITIES).optional().catch(undefined),
  reviewer: z.uuid().optional().catch(undefined),
})

export type StatisticsFilter = z.output<typeof schema>
type Search = Record<string, string | string[] | undefined>

/** What of an address is a filter. Whatever is not understood counts as not said. */
export function parseStatisticsFilter(search: Search): StatisticsFilter {
  return schema.parse(search)
}

/** The period a filter asks for. */
export function periodOfFilter({ period, from, to }: StatisticsFilter, today: string): Period {
  return periodOf(period, today, { ...(from && { from }), ...(to && { to }) })
}

/** Whether the filter is about work on stages, not about cases as wholes: what came in is then not to be told. */
export function isAboutStages({ stage, reviewer }: StatisticsFilter): boolean {
  return stage !== undefined || reviewer !== undefined
}

/** Whether figures by region can be told: of stages only where a region or a reviewer leaves few enough of them. */
export function hasRegions({ stage, region, reviewer }: StatisticsFilter): boolean {
  return region?.length !== 5 && (stage === undefined || region !== undefined || reviewer !== undefined)
}

/** What the page can show the cases of. */
export const LISTS = ['submitted', 'ended', 'open', 'stages', 'asked', 'rejected'] as const
export type ListName = (typeof LISTS)[number]
export const OUTCOMES = ['approved', 'deemed', 'rejected', 'withdrawn'] as const
export type Outcome = (typeof OUTCOMES)[number]
/** How many working days ago an open case was sent, up to and including. */
export const AGE_LIMITS = [2, 5, 10, 20] as const
export const NOBODY = 'nobody'

const CURSOR = /^\d{4}-\d\d-\d\d_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const cursor = z.string().regex(CURSOR).optional().catch(undefined)
const flag = z.literal('1').optional().catch(undefined)

const listSchema = schema.extend({
  show: z.enum(LISTS).catch('open'),
  outcome: z.enum(OUTCOMES).optional().catch(undefined),
  /** Whoever holds a case, `nobody` too, or finished a stage. */
  who: z
    .union([z.uuid(), z.literal(NOBODY)])
    .optional()
    .catch(undefined),
  side: z.enum(['office', 'applicant', 'hold']).optional().catch(undefined),
  late: flag,
  revised: flag,
  age: z.coerce.number().int().min(0).max(AGE_LIMITS.length).optional().catch(undefined),
  target: z
    .string()
    .regex(/^(field|document):.{1,60}$/)
    .optional()
    .catch(undefined),
  /** A reason code; '' for none. */
  code: z.string().max(60).optional().catch(undefined),
  after: cursor,
  before: cursor,
})

export type CaseListFilter = z.output<typeof listSchema>

export function parseCaseListFilter(search: Search): CaseListFilter {
  return listSchema.parse(search)
}

/** The address of a page of statistics with these filters, and what is changed of them. */
export function statisticsHref(
  path: '' | '/cases' | '/export',
  filter: Partial<CaseListFilter>,
  change: Partial<CaseListFilter> & { table?: string; format?: string } = {},
): string {
  const query = Object.entries({ ...filter, ...change })
    .filter(([key, value]) => value !== undefined && (value !== '' || key === 'code'))
    .map(([key, value]) => [key, String(value)])
  return `/admin/statistics${path}?${new URLSearchParams(query)}`
}
