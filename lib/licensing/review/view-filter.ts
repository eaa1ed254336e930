import { z } from 'zod'
import { parseCursor } from '@/lib/keyset'
import { addDays, type Zone } from '@/lib/time'
import { startOfDay } from '@/lib/working-days'
import type { ViewFilter } from './views'

export const VIEWED = ['case', 'document', 'company'] as const

const text = z.string().trim().min(1).max(100).optional().catch(undefined)
const cursor = z.unknown().optional().transform(parseCursor)

const schema = z.object({
  what: z.enum(VIEWED).optional().catch(undefined),
  actor: text,
  number: text,
  company: text,
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  after: cursor,
  before: cursor,
})

export type ViewSearch = z.output<typeof schema>

/** What of an address is a filter of who looked. Whatever is not understood counts as not said. */
export function parseViewSearch(search: Record<string, string | string[] | undefined>): ViewSearch {
  return schema.parse(search)
}

/** The same for the query: days are days of the reader's zone. */
export function toViewFilter(search: ViewSearch, zone: Zone): ViewFilter {
  const { from, to, number, ...rest } = search
  return {
    ...rest,
    number: number?.toUpperCase(),
    from: from ? startOfDay(from, zone) : undefined,
    to: to ? startOfDay(addDays(to, 1), zone) : undefined,
  }
}

/** The filter as the parts of an address. */
export function viewQuery(search: ViewSearch, page: { after?: string; before?: string } = {}): string {
  const { after: _after, before: _before, ...rest } = search
  const parts = Object.entries({ ...rest, ...page }).filter(([, value]) => value !== undefined)
  return new URLSearchParams(parts as [string, string][]).toString()
}
