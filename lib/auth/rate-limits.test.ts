import '@/db/testing'
import { describe, expect, test } from 'vitest'
import { db } from '@/db'
import { consumeLimit, forgiveLimit, LIMITS, tooManyTries } from './rate-limits'

const [BUDGET, SECONDS] = LIMITS.sign_in.address
const tries = (count: number, address: string, ip = '203.0.113.1') =>
  Promise.all(Array.from({ length: count }, () => consumeLimit('sign_in', { ip, address })))

describe('how often something may be tried', () => {
  test('the budget of a mailbox is kept by tries at once, too', async () => {
    const results = await tries(BUDGET + 5, 'satu@test.example')
    expect(results.filter((result) => result.ok)).toHaveLength(BUDGET)
    const refused = results.find((result) => !result.ok)
    expect(refused).toMatchObject({ ok: false })
    if (refused && !refused.ok) {
      expect(refused.retry_after_seconds).toBeGreaterThan(SECONDS - 30)
      expect(refused.retry_after_seconds).toBeLessThanOrEqual(SECONDS)
    }
  })

  test('from anywhere, however the address is written', async () => {
    await tries(BUDGET, 'dua@test.example')
    const elsewhere = await consumeLimit('sign_in', { ip: '198.51.100.9', address: ' DUA@test.example' })
    expect(elsewhere.ok).toBe(false)
  })

  test('others go on', async () => {
    await tries(BUDGET + 1, 'tiga@test.example')
    expect(await consumeLimit('sign_in', { ip: '203.0.113.1', address: 'empat@test.example' })).toEqual({
      ok: true,
    })
    expect(await consumeLimit('forgot', { ip: '203.0.113.1', address: 'tiga@test.example' })).toEqual({
      ok: true,
    })
  })

  test('one address of the network has a budget of its own', async () => {
    const [budget] = LIMITS.sign_in.ip
    const results = await Promise.all(
      Array.from({ length: budget + 1 }, (_, index) =>
        consumeLimit('sign_in', { ip: '192.0.2.44', address: `banyak-${index}@test.example` }),
      ),
    )
    expect(results.filter((result) => !result.ok)).toHaveLength(1)
  })

  test('a success gives the tries back', async () => {
    await tries(BUDGET, 'lima@test.example')
    await forgiveLimit('sign_in', { ip: '203.0.113.1', address: 'lima@test.example' })
    expect(await consumeLimit('sign_in', { ip: '203.0.113.1', address: 'lima@test.example' })).toEqual({
      ok: true,
    })
  })

  test('a budget is whole again when its time is over', async () => {
    await tries(BUDGET + 1, 'enam@test.example', '203.0.113.6')
    await db
      .updateTable('rate_limits')
      .set({ expire: BigInt(Date.now() - 1) })
      .execute()
    expect(await consumeLimit('sign_in', { ip: '203.0.113.6', address: 'enam@test.example' })).toEqual({
      ok: true,
    })
  })

  test('the table names no mailbox', async () => {
    await tries(1, 'tujuh@test.example')
    const rows = await db.selectFrom('rate_limits').select('key').execute()
    expect(rows.filter((row) => row.key.includes('@'))).toEqual([])
  })

  test('the sentence says how many minutes to wait', () => {
    expect(tooManyTries({ retry_after_seconds: 61 })).toEqual({
      ok: false,
      reason: 'tooManyTries',
      details: { minutes: 2 },
    })
  })
})
