import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from './server'
import { midtransError, snapClient, snapOrder, startReceiver } from './testing'
import { sessionRequest, xenditClient } from './xendit/testing'

let sandbox: Sandbox
let receiver: Awaited<ReturnType<typeof startReceiver>>
let snap: ReturnType<typeof snapClient>
let xendit: ReturnType<typeof xenditClient>

beforeAll(async () => {
  receiver = await startReceiver()
  const { url } = receiver
  sandbox = await startSandbox({ port: 0, notificationUrl: url, xenditNotificationUrl: url, timeScale: 1e-6 })
  snap = snapClient(sandbox.midtransUrl)
  xendit = xenditClient(sandbox.xenditUrl)
})
beforeEach(async () => {
  await sandbox.idle()
  sandbox.reset()
  receiver.received.length = 0
})
afterAll(async () => {
  await sandbox.close()
  await receiver.close()
})

const fates = () => sandbox.midtrans.overview().notifications.map(({ fate }) => fate)

async function payMany(count: number) {
  for (let n = 0; n < count; n++) await snap.createTransaction(snapOrder(`INV-${n}`))
  expect(sandbox.midtrans.payAll({ methods: ['qris', 'bca_va'] })).toBe(count)
  await sandbox.idle()
}

describe('chance', () => {
  test('the same seed and occasions give the same mishaps, another seed others', async () => {
    const runs: string[][] = []
    for (const seed of [7, 7, 8]) {
      sandbox.reset()
      sandbox.midtrans.setSeed(seed)
      sandbox.midtrans.setSwitches({ drop: 0.3, duplicate: 0.3 })
      await payMany(30)
      runs.push(fates())
    }
    expect(runs[0]).toEqual(runs[1])
    expect(runs[0]).not.toEqual(runs[2])
    expect(new Set(runs[0])).toEqual(new Set(['sent', 'sent_twice', 'never']))
  })

  test('0 is never, 1 is always, and a share is about that share', async () => {
    sandbox.midtrans.setSwitches({ never: 0 })
    await payMany(5)
    expect(fates()).toEqual(Array(10).fill('sent'))
    sandbox.reset()
    sandbox.midtrans.setSwitches({ never: 0.5 })
    await payMany(100)
    const dropped = fates().filter((fate) => fate === 'never').length
    expect(dropped).toBeGreaterThan(70)
    expect(dropped).toBeLessThan(130)
  })

  const wrong: Record<string, unknown>[] = [
    { drop: 1.5 },
    { drop: -1 },
    { drop: 'sometimes' },
    { vanish: 'next' },
    { toString: 'next' },
  ]
  test.each(wrong)('%j is refused, and nothing is set', (wanted) => {
    const before = sandbox.midtrans.overview().switches
    expect(sandbox.midtrans.setSwitches({ slow: 'next', ...wanted })).toBe(false)
    expect(sandbox.midtrans.overview().switches).toEqual(before)
    expect(sandbox.xendit.setSwitches(wanted)).toBe(false)
  })

  test('the gateways have switches of their own', () => {
    sandbox.midtrans.setSwitches({ drop: 'standing' })
    expect(sandbox.midtrans.overview().switches.never).toBe('standing')
    expect(sandbox.xendit.overview().switches.never).toBe('off')
  })

  test('a number may come as text, as forms and scripts send it', async () => {
    const form = new URLSearchParams({ twice: 'off', twice_p: '0.25', late_seconds: '1', slow_seconds: '2' })
    await fetch(`${sandbox.url}/xendit/switches`, { method: 'POST', body: form })
    expect(sandbox.xendit.overview()).toMatchObject({
      switches: { twice: 0.25, never: 'off' },
      lateSeconds: 1,
      slowSeconds: 2,
    })
  })
})

describe('the APIs', () => {
  test('Midtrans: an error before the work leaves nothing, one after it is healed by the key', async () => {
    const keyed = snapClient(sandbox.midtransUrl)
    keyed.httpClient.http_client.defaults.headers.common['Idempotency-Key'] = 'INV-1'
    sandbox.midtrans.setSwitches({ error_before: 'next' })
    expect((await midtransError(keyed.createTransaction(snapOrder('INV-1')))).code).toBe(500)
    expect(sandbox.midtrans.overview().orders).toHaveLength(0)

    sandbox.midtrans.setSwitches({ error_after: 'next' })
    expect((await midtransError(keyed.createTransaction(snapOrder('INV-1')))).code).toBe(500)
    const { token } = await keyed.createTransaction(snapOrder('INV-1'))
    expect(sandbox.midtrans.overview().orders).toMatchObject([{ order_id: 'INV-1', token }])
  })

  test('Midtrans: a status that fails is an HTTP 500', async () => {
    await snap.createTransaction(snapOrder('INV-1'))
    sandbox.midtrans.setSwitches({ error_before: 'next' })
    const { code, answer } = await midtransError(snap.transaction.status('INV-1'))
    expect([code, answer.status_code]).toEqual([500, '500'])
  })

  test('Xendit: likewise, for sessions and refunds', async () => {
    sandbox.xendit.setSwitches({ error_after: 'next' })
    expect(await xendit.post('/sessions', sessionRequest('INV-1'), 'k')).toMatchObject({
      status: 500,
      body: { error_code: 'SERVER_ERROR' },
    })
    const { body } = await xendit.post('/sessions', sessionRequest('INV-1'), 'k')
    expect(sandbox.xendit.overview().sessions).toHaveLength(1)

    const payment_request_id = sandbox.xendit.choose(String(body.payment_session_id), 'QRIS') ?? ''
    sandbox.xendit.pay(payment_request_id)
    const refund = { payment_request_id, amount: 1000, reason: 'OTHERS' }
    sandbox.xendit.setSwitches({ error_after: 'next' })
    expect((await xendit.post('/refunds', refund, 'r')).status).toBe(500)
    expect((await xendit.post('/refunds', refund, 'r')).status).toBe(200)
    expect(sandbox.xendit.overview().refunds).toHaveLength(1)
  })

  test('slow: the work is done, the answer is late', async () => {
    sandbox.xendit.setSlowSeconds(3600)
    sandbox.xendit.setSwitches({ slow: 'next' })
    const body = JSON.stringify(sessionRequest('INV-1'))
    const authorization = `Basic ${Buffer.from('xnd_development_demo-izinku:').toString('base64')}`
    const call = fetch(`${sandbox.xenditUrl}/sessions`, {
      method: 'POST',
      headers: { authorization },
      body,
      signal: AbortSignal.timeout(200),
    })
    await expect(call).rejects.toThrow()
    expect(sandbox.xendit.overview().sessions).toHaveLength(1)
  })
})
