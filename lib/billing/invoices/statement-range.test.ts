import { expect, test } from 'vitest'
import { parseStatementRange } from './statement-range'

const TODAY = '2026-11-23'

test.each([
  [{}, '2026-08-23', TODAY],
  [{ from: '2026-01-01', to: '2026-03-31' }, '2026-01-01', '2026-03-31'],
  [{ from: '2026-01-01' }, '2026-01-01', TODAY],
  [{ from: '2027-01-01', to: '2028-01-01' }, '2026-08-23', TODAY],
  [{ from: '2026-02-30', to: 'today' }, '2026-08-23', TODAY],
  [{ from: ['2026-01-01'], to: TODAY }, '2026-08-23', TODAY],
  [{ from: '2000-01-01', to: TODAY }, '2024-11-22', TODAY],
])('%o is from %s to %s', (search, from, to) => {
  expect(parseStatementRange(search, TODAY)).toEqual({ from, to })
})
