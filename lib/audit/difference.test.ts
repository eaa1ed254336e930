import { expect, test } from 'vitest'
import { changesBetween } from './difference'

test.each([
  [null, null, []],
  [{ a: 1 }, { a: 1 }, []],
  [{ a: 1 }, { a: 2, b: 'x' }, ['a: 1 → 2', 'b: undefined → x']],
  [{ deep: { a: 1, b: 2 } }, { deep: { a: 1 } }, ['deep.b: 2 → undefined']],
  [{ list: [1] }, { list: [1, 2] }, ['list: [1] → [1,2]']],
  ['old', 'new', [': old → new']],
])('from %j to %j', (before, after, changes) => {
  const lines = changesBetween(before, after).map(
    (change) => `${change.path}: ${change.before} → ${change.after}`,
  )
  expect(lines).toEqual(changes)
})
