import { z } from 'zod'
import { COMPANY_ROLES, STAFF_ROLES } from '@/lib/auth/permissions'
import { parseCursor } from '@/lib/keyset'

export const USER_STATES = ['unverified', 'disabled'] as const

const cursor = z.unknown().optional().transform(parseCursor)

const schema = z.object({
  // Below three letters the trigram index is of no use.
  q: z.string().trim().min(3).max(100).optional().catch(undefined),
  /** `any`: whoever is staff. */
  staff: z
    .enum(['any', ...STAFF_ROLES])
    .optional()
    .catch(undefined),
  /** Role in some company; `none`: member of no company. */
  role: z
    .enum([...COMPANY_ROLES, 'none'])
    .optional()
    .catch(undefined),
  state: z.enum(USER_STATES).optional().catch(undefined),
  after: cursor,
  before: cursor,
})

export type UserFilter = z.output<typeof schema>

/** What of an address is a filter of the users. Whatever is not understood counts as not said. */
export function parseUserFilter(search: Record<string, string | string[] | undefined>): UserFilter {
  return schema.parse(search)
}

/** The filter as an address; another page of it where a cursor is given. */
export function usersHref(filter: UserFilter, page: { after?: string; before?: string } = {}): string {
  const { after: _after, before: _before, ...rest } = filter
  const parts = Object.entries({ ...rest, ...page }).filter(([, value]) => value !== undefined)
  return `/admin/users?${new URLSearchParams(parts as [string, string][])}`
}
