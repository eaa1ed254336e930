import { z } from 'zod'
import { parseCursor } from '@/lib/keyset'

export const ACTOR_KINDS = ['user', 'staff', 'system', 'provider'] as const
export type ActorKind = (typeof ACTOR_KINDS)[number]

const word = z
  .string()
  .regex(/^[a-z][a-z0-9_.]{0,60}$/)
  .optional()
  .catch(undefined)
const text = z.string().trim().min(1).max(100).optional().catch(undefined)
const day = z.iso.date().optional().catch(undefined)
const cursor = z.unknown().optional().transform(parseCursor)

const schema = z.object({
  /** Part of a name or an address. */
  actor: text,
  kind: z.enum(ACTOR_KINDS).optional().catch(undefined),
  action: word,
  entity: word,
  /** Beginning of the id of what was changed. */
  q: text,
  /** Slug of a company. */
  company: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(60)
    .optional()
    .catch(undefined),
  from: day,
  to: day,
  after: cursor,
  before: cursor,
})

export type AuditFilter = z.output<typeof schema>

/** What of an address is a filter of the audit log. Whatever is not understood counts as not said. */
export function parseAuditFilter(search: Record<string, string | string[] | undefined>): AuditFilter {
  return schema.parse(search)
}

/** The filter without its page, as the parts of an address. */
export function auditQuery(filter: AuditFilter, page: { after?: string; before?: string } = {}): string {
  const { after: _after, before: _before, ...rest } = filter
  const parts = Object.entries({ ...rest, ...page }).filter(([, value]) => value !== undefined)
  return new URLSearchParams(parts as [string, string][]).toString()
}
