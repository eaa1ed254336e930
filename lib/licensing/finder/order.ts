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
 * `compare`. Where definitions wait for one another in a circle, the first of them by `compare` breaks it.
 */
export function inOrder<Item extends { type: PublishedLicenseType }>(
  items: readonly Item[],
  compare: (a: Item, b: Item) => number,
): Item[] {
  const types = items.map((item) => item.type)
  const waiting = [...items].sort(compare)
  const ordered: Item[] = []
  while (waiting.length > 0) {
    const open = new Set(waiting.map((item) => item.type.code))
    const free = waiting.findIndex((item) => !comesAfter(item.type, types).some((code) => open.has(code)))
    ordered.push(...waiting.splice(Math.max(free, 0), 1))
  }
  return ordered
}
