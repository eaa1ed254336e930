import { z } from 'zod'
import { parseCursor } from '@/lib/keyset'

export const COMPANY_SCALES = ['micro', 'small', 'medium', 'large'] as const
export const COMPANY_STATES = ['active', 'disabled'] as const

const cursor = z.unknown().optional().transform(parseCursor)

const schema = z.object({
  // Below three letters the trigram index is of no use.
  q: z.string().trim().min(3).max(100).optional().catch(undefined),
  province: z
    .string()
    .regex(/^\d{2}$/)
    .optional()
    .catch(undefined),
  scale: z.enum(COMPANY_SCALES).optional().catch(undefined),
  /** Code of a plan. */
  plan: z
    .string()
    .regex(/^[a-z][a-z0-9_-]{0,40}$/)
    .optional()
    .catch(undefined),
  state: z.enum(COMPANY_STATES).optional().catch(undefined),
  after: cursor,
  before: cursor,
})

export type CompanyFilter = z.output<typeof schema>

/** What of an address is a filter of the companies. Whatever is not understood counts as not said. */
export function parseCompanyFilter(search: Record<string, string | string[] | undefined>): CompanyFilter {
  return schema.parse(search)
}

/** The filter as an address; another page of it where a cursor is given. */
export function companiesHref(filter: CompanyFilter, page: { after?: string; before?: string } = {}): string {
  const { after: _after, before: _before, ...rest } = filter
  const parts = Object.entries({ ...rest, ...page }).filter(([, value]) => value !== undefined)
  return `/admin/companies?${new URLSearchParams(parts as [string, string][])}`
}
