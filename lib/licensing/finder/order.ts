import type { PublishedLicenseType } from './profile'

/** The codes among `types` that a business gets before this one: the NIB where it needs one, and what its definition names. */
export function comesAfter(type: PublishedLicenseType, types: readonly PublishedLicenseType[]): string[] {
  const { eligibility, recommendation } = type.definition
  return types
    .filter((other) => other.code !== type.code)
    .filter(
      (other) =>
        recommendation.after.includes(other.code) ||
        (eligibility.has_nib === true && other.definition.eligibility.has_nib === false),
    )
    .map((other) => other.code)
}

/**
 * Items in an order in which nothing stands before what it comes after; among those that could be next, the first by
 * `compare`. Where definitions wait for one another in a circle, the first of that circle by `compare` breaks it.
 */
export function inOrder<Item extends { type: PublishedLicenseType }>(
  items: readonly Item[],
  compare: (a: Item, b: Item) => number,
): Item[] {
  const waiting = [...items].sort(compare)
  const ordered: Item[] = []
  while (waiting.length > 0) {
    const open = waiting.map((item) => item.type)
    const waitsFor = (code: string) => awaited(code, open)
    const next = waiting.findIndex(({ type }) =>
      // Free, or in a circle that waits for nothing but itself.
      [...waitsFor(type.code)].every((code) => waitsFor(code).has(type.code)),
    )
    ordered.push(...waiting.splice(next, 1))
  }
  return ordered
}

/** All that a type waits for among `types`, directly or through others. */
function awaited(code: string, types: readonly PublishedLicenseType[]): Set<string> {
  const found = new Set<string>()
  const next = [code]
  for (let current = next.pop(); current !== undefined; current = next.pop()) {
    const type = types.find((one) => one.code === current)
    const further = type ? comesAfter(type, types).filter((one) => !found.has(one)) : []
    for (const one of further) found.add(one)
    next.push(...further)
  }
  return found
}
