/** How often each whole number of days occurred. */
export type Histogram = readonly { days: number; count: number }[]

export const PERCENTILES = [50, 75, 90, 95] as const
export type Percentile = (typeof PERCENTILES)[number]

/**
 * The smallest number of days within which at least `percent` of all lie (nearest rank, as `percentile_disc` of
 * PostgreSQL); null when nothing was counted.
 */
export function percentileOf(histogram: Histogram, percent: number): number | null {
  const total = histogram.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return null
  const wanted = Math.max(1, Math.ceil((percent / 100) * total))
  let seen = 0
  for (const { days, count } of histogram.toSorted((a, b) => a.days - b.days)) {
    seen += count
    if (seen >= wanted) return days
  }
  return null
}

/** Part of a whole in per cent with one decimal; null of nothing. */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 1000) / 10
}
