import { safeNext } from '@/lib/auth/redirects'
import { type BillingPeriod, parsePeriod } from '@/lib/billing/status'

type Search = Record<string, string | string[] | undefined>

/** What the address says is wanted: `period`, units of add-ons as `add-<code>`, a coupon, and where to go on to. */
export type Choice = {
  period: BillingPeriod
  addons: Record<string, number>
  coupon: string | undefined
  next: string | undefined
}

/** Reads the address; what it leaves out is what the company has. */
export function readChoice(
  search: Search,
  present: { period?: string | undefined; addons: Record<string, number> },
  codes: readonly string[],
): Choice {
  const addons: Record<string, number> = {}
  for (const code of codes) {
    const text = search[`add-${code}`]
    const count = typeof text === 'string' && /^\d{1,3}$/.test(text) ? Number(text) : present.addons[code]
    if (count) addons[code] = count
  }
  const coupon = typeof search.coupon === 'string' ? search.coupon.trim().slice(0, 40) : ''
  return {
    period: parsePeriod(search.period ?? present.period),
    addons,
    coupon: coupon || undefined,
    next: safeNext(search.next),
  }
}

/** The same choice as an address. Each add-on is named, also with 0 units: what is left out would be what the company has. */
export function choiceQuery(choice: Choice, codes: readonly string[]): Record<string, string | undefined> {
  return {
    period: choice.period,
    ...Object.fromEntries(codes.map((code) => [`add-${code}`, String(choice.addons[code] ?? 0)])),
    coupon: choice.coupon,
    next: choice.next,
  }
}
