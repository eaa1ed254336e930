import { appendFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openStore } from './store'

const folder = mkdtempSync(join(tmpdir(), 'izinku-store-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const counter = (id: string, value: number) => ({ id, value })
const fresh = () => mkdtempSync(join(folder, 'case-'))

test('what was flushed is there again without a close, the latest word of each row', () => {
  const dir = fresh()
  const before = openStore(dir)
  before.state.counters.save(counter('a', 1))
  before.flush()
  before.state.counters.save(counter('a', 2))
  before.state.counters.save(counter('b', 1))
  before.flush()
  expect(openStore(dir).state.counters.all()).toEqual([counter('a', 2), counter('b', 1)])
})

test('a change is written before the next turn of the event loop', async () => {
  const dir = fresh()
  openStore(dir).state.counters.save(counter('a', 1))
  await new Promise((done) => setImmediate(done))
  expect(openStore(dir).state.counters.get('a')).toEqual(counter('a', 1))
})

test('a last line cut off by the end of the process is left out', () => {
  const dir = fresh()
  const before = openStore(dir)
  before.state.counters.save(counter('a', 1))
  before.flush()
  const journal = readdirSync(dir).find((name) => name.startsWith('journal-')) ?? ''
  appendFileSync(join(dir, journal), '["counters",{"id":"a","val')
  expect(openStore(dir).state.counters.all()).toEqual([counter('a', 1)])
})

test('what is forgotten stays forgotten, and no journal is left over', () => {
  const dir = fresh()
  const before = openStore(dir)
  before.state.counters.save(counter('a', 1))
  before.state.invoices.clear()
  before.forget('counters')
  expect(openStore(dir).state.counters.size).toBe(0)
  expect(readdirSync(dir).filter((name) => name.startsWith('journal-'))).toHaveLength(1)
})

test('a journal of an older state.json is not replayed', () => {
  const dir = fresh()
  openStore(dir).close()
  writeFileSync(join(dir, 'journal-0.ndjson'), `${JSON.stringify(['counters', counter('a', 9)])}\n`)
  expect(openStore(dir).state.counters.size).toBe(0)
})

test('reads what an earlier version saved', () => {
  const dir = fresh()
  const order = { order_id: 'INV-1', token: 't', gross_amount: 1000 }
  const idempotency = [{ key: 'k', at: 1, status: 201, body: {} }]
  writeFileSync(
    join(dir, 'state.json'),
    JSON.stringify({ orders: [order], idempotency, switches: {}, lastRefundId: 3 }),
  )
  const { state } = openStore(dir)
  expect(state.orders.get('INV-1')).toEqual(order)
  expect(state.idempotency.size).toBe(0)
})
