import { LIST_FILTERS, type ListFilter } from '@/lib/licensing/applications/lists'

export const FILTERS = Object.keys(LIST_FILTERS) as ListFilter[]

export type ListQuery = {
  filter: ListFilter | undefined
  search: string | undefined
  after: string | undefined
}

/** What the address asks of the list; whatever is malformed counts as not asked. */
export function readListQuery(query: Record<string, string | string[] | undefined>): ListQuery {
  const text = (key: string) => {
    const value = query[key]
    return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 120) : undefined
  }
  const filter = text('filter')
  return { filter: FILTERS.find((known) => known === filter), search: text('q'), after: text('after') }
}

/** The address of the list that is asked for so. */
export function listHref(path: string, { filter, search, after }: Partial<ListQuery>): string {
  const parts = new URLSearchParams()
  if (filter) parts.set('filter', filter)
  if (search) parts.set('q', search)
  if (after) parts.set('after', after)
  return parts.size > 0 ? `${path}?${parts}` : path
}
