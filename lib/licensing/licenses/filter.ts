import { z } from 'zod'
import { parseCursor } from '@/lib/keyset'
import { LICENSE_STATUSES } from './status'

export const EXPIRY_FILTERS = ['30', '90', '365'] as const
export const ORIGINS = ['issued', 'recorded'] as const

const cursor = z.unknown().optional().transform(parseCursor)

const schema = z.object({
  // Below three letters the trigram index is of no use.
  q: z.string().trim().min(3).max(100).optional().catch(undefined),
  status: z.enum(LICENSE_STATUSES).optional().catch(undefined),
  /** Code of a licence type. */
  type: z
    .string()
    .regex(/^[a-z][a-z0-9_]{1,40}$/)
    .optional()
    .catch(undefined),
  /** In force, and ending within so many days. */
  expiry: z.enum(EXPIRY_FILTERS).optional().catch(undefined),
  origin: z.enum(ORIGINS).optional().catch(undefined),
  after: cursor,
  before: cursor,
})

export type LicenseFilter = z.output<typeof schema>

/** What of an address is a filter of the licences. Whatever is not understood counts as not said. */
export function parseLicenseFilter(search: Record<string, string | string[] | undefined>): LicenseFilter {
  return schema.parse(search)
}

/** The filter as the query of an address, without the place in the list. */
export function licenseQuery(filter: LicenseFilter): string {
  const { after: _after, before: _before, ...rest } = filter
  return new URLSearchParams(
    Object.entries(rest).filter((entry): entry is [string, string] => entry[1] !== undefined),
  ).toString()
}

/** The list with this filter; another page of it where a cursor is given. */
export function licensesHref(filter: LicenseFilter, page: { after?: string; before?: string } = {}): string {
  const query = new URLSearchParams(licenseQuery(filter))
  for (const [key, value] of Object.entries(page)) if (value) query.set(key, value)
  return `/admin/licenses?${query}`
}
