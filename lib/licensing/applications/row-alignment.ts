/** A row of one list and the row of the other that stands in its place; one of them may be missing. */
export type RowPair = { before?: number; after?: number }

/**
 * Pairs the rows of two lists: rows that are the same keep together (the longest common subsequence), and between them the
 * first of what is left is taken to have become the first of what is there now. In the order of the later list.
 */
export function alignRows<Row>(
  was: readonly Row[],
  is: readonly Row[],
  same: (one: Row, other: Row) => boolean,
): RowPair[] {
  const length = commonLengths(was, is, same)
  const pairs: RowPair[] = []
  let gap: { removed: number[]; added: number[] } = { removed: [], added: [] }
  const closeGap = () => {
    const { removed, added } = gap
    for (let at = 0; at < Math.max(removed.length, added.length); at++) {
      const [before, after] = [removed[at], added[at]]
      pairs.push({ ...(before !== undefined && { before }), ...(after !== undefined && { after }) })
    }
    gap = { removed: [], added: [] }
  }
  let [left, right] = [0, 0]
  while (left < was.length || right < is.length) {
    const [old, now] = [was[left], is[right]]
    if (left < was.length && right < is.length && same(old as Row, now as Row)) {
      closeGap()
      pairs.push({ before: left++, after: right++ })
    } else if (
      right >= is.length ||
      (left < was.length && at(length, left + 1, right) >= at(length, left, right + 1))
    ) {
      gap.removed.push(left++)
    } else {
      gap.added.push(right++)
    }
  }
  closeGap()
  return pairs
}

/** By position in both lists, how many rows of what follows they share. */
function commonLengths<Row>(
  was: readonly Row[],
  is: readonly Row[],
  same: (one: Row, other: Row) => boolean,
): number[][] {
  const length = Array.from({ length: was.length + 1 }, () => new Array<number>(is.length + 1).fill(0))
  for (let left = was.length - 1; left >= 0; left--) {
    for (let right = is.length - 1; right >= 0; right--) {
      const isSame = same(was[left] as Row, is[right] as Row)
      const row = length[left]
      if (!row) continue
      row[right] = isSame
        ? at(length, left + 1, right + 1) + 1
        : Math.max(at(length, left + 1, right), at(length, left, right + 1))
    }
  }
  return length
}

function at(length: number[][], left: number, right: number): number {
  return length[left]?.[right] ?? 0
}
