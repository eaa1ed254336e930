import { expect, test } from 'vitest'
import { createTable } from './table'

type Row = { id: string; group: string; needed?: boolean }

function table(keep?: number) {
  const saved: string[] = []
  const rows = createTable<Row>({
    idOf: ({ id }) => id,
    groupOf: ({ group }) => group,
    keep,
    needed: ({ needed }) => needed === true,
    onSave: (id) => saved.push(id),
  })
  return { rows, saved }
}

test('rows are found by id and by group, and replaced in their place', () => {
  const { rows, saved } = table()
  rows.save({ id: 'a', group: 'x' })
  rows.save({ id: 'b', group: 'x' })
  const changed = { id: 'a', group: 'x', needed: true }
  rows.save(changed)
  expect(rows.get('a')).toBe(changed)
  expect(rows.of('x').map(({ id }) => id)).toEqual(['a', 'b'])
  expect(rows.newest(1)).toEqual([{ id: 'b', group: 'x' }])
  expect(saved).toEqual(['a', 'b', 'a'])
})

test('the oldest go first, unless they are needed', () => {
  const { rows } = table(10)
  for (let n = 0; n < 12; n++) rows.save({ id: String(n), group: String(n % 2), needed: n === 0 })
  expect(rows.all().map(({ id }) => id)).toEqual(['0', '3', '4', '5', '6', '7', '8', '9', '10', '11'])
  expect(rows.of('1').map(({ id }) => id)).toEqual(['3', '5', '7', '9', '11'])
})
