import type { Db } from '@/db'
import type { Scale } from '@/lib/licensing/definitions/definition'
import type { BusinessProfile } from '@/lib/licensing/finder/recommend'
import { CURRENT_KBLI } from '@/lib/reference/kbli-category'
import { type KbliClass, listKbli, searchKbli } from '@/lib/reference/queries'

/** Yearly sales as people can say them, with the scale they make (PP 7/2021) and the figure to judge by. */
export const SIZES = {
  upto500: { scale: 'micro', sales: 500_000_000 },
  micro: { scale: 'micro', sales: 2_000_000_000 },
  small: { scale: 'small', sales: 15_000_000_000 },
  medium: { scale: 'medium', sales: 50_000_000_000 },
} as const satisfies Record<string, { scale: Scale; sales: number }>
export type Size = keyof typeof SIZES

export type CheckQuery = {
  text: string
  kbli: string
  province: string
  size: Size
  has_nib: boolean
}

/** What the address asks; whatever is malformed counts as not asked. */
export function readCheckQuery(query: Record<string, string | string[] | undefined>): CheckQuery {
  const text = (key: string) => {
    const value = query[key]
    return typeof value === 'string' ? value.trim().slice(0, 80) : ''
  }
  const size = text('size')
  return {
    text: text('q'),
    kbli: /^\d{5}$/.test(text('kbli')) ? text('kbli') : '',
    province: /^\d{2}$/.test(text('province')) ? text('province') : '',
    size: Object.hasOwn(SIZES, size) ? (size as Size) : 'upto500',
    has_nib: text('nib') === '1',
  }
}

/** The address of the same question with parts of it changed. */
export function checkHref(query: CheckQuery, changes: Partial<CheckQuery> = {}): string {
  const asked = { ...query, ...changes }
  const parts = new URLSearchParams({ q: asked.text, size: asked.size })
  if (asked.kbli) parts.set('kbli', asked.kbli)
  if (asked.province) parts.set('province', asked.province)
  if (asked.has_nib) parts.set('nib', '1')
  return `/check?${parts}`
}

/** The activity that was meant, with others that could have been: the one chosen, else the best answer to the words. */
export async function findActivity(db: Db, query: CheckQuery) {
  const [hits, picked] = await Promise.all([
    searchKbli(db, { version: CURRENT_KBLI, text: query.text, limit: 6 }),
    query.kbli ? listKbli(db, CURRENT_KBLI, [query.kbli]) : [],
  ])
  const chosen: KbliClass | undefined = picked[0] ?? hits[0]
  return { chosen, others: hits.filter((hit) => hit.code !== chosen?.code) }
}

/** The asker as recommendations judge them. */
export function profileOfQuery(query: CheckQuery, activity: KbliClass, locale: string): BusinessProfile {
  const { scale, sales } = SIZES[query.size]
  const title = (locale === 'en' && activity.title_en) || activity.title_id
  return {
    activities: [{ version: activity.version, code: activity.code, title, risk: activity.risk }],
    scale,
    entity_kind: null,
    yearly_sales_amount: sales,
    has_nib: query.has_nib,
  }
}
