/** Counting stops here: beyond it the exact number helps nobody, and costs with each case that is there. */
export const COUNT_CAP = 1000

/** A count for showing, `999+` where there may be more. */
export function showCount(count: number): string {
  return count >= COUNT_CAP ? `${COUNT_CAP - 1}+` : String(count)
}
