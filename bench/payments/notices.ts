import { createHash } from 'node:crypto'
import type { Sandbox } from '@/sandbox/server'

const KEY = 'SB-Mid-server-demo-izinku'

/**
 * Opens an order at the sandbox for each id, lets it be paid by QRIS, and answers the settlement notifications as Midtrans would
 * send them, signed; the sandbox itself sends none. What it is asked about them it answers truly.
 */
export async function payAtMidtrans(sandbox: Sandbox, orderIds: string[], amount: number): Promise<string[]> {
  sandbox.midtrans.setSwitches({ never: 'standing' })
  const bodies: string[] = []
  for (const order_id of orderIds) {
    const answer = await fetch(`${sandbox.midtransUrl}/snap/v1/transactions`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${KEY}:`).toString('base64')}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ transaction_details: { order_id, gross_amount: amount } }),
    })
    if (answer.status !== 201) throw new Error(`Snap answers ${answer.status}: ${await answer.text()}`)
    const transaction_id = sandbox.midtrans.choose(order_id, 'qris')
    if (!transaction_id || !sandbox.midtrans.pay(transaction_id))
      throw new Error(`${order_id} cannot be paid`)
    const gross_amount = `${amount}.00`
    bodies.push(
      JSON.stringify({
        transaction_id,
        order_id,
        transaction_status: 'settlement',
        status_code: '200',
        gross_amount,
        payment_type: 'qris',
        fraud_status: 'accept',
        currency: 'IDR',
        transaction_time: '2026-11-23 10:00:00',
        settlement_time: '2026-11-23 10:01:00',
        signature_key: createHash('sha512').update(`${order_id}200${gross_amount}${KEY}`).digest('hex'),
      }),
    )
  }
  return bodies
}

/** Posts each body once, so many at a time; answers how long all of it took, in milliseconds. Throws on an answer that is no 200. */
export async function postAll(url: string, bodies: readonly string[], atOnce: number): Promise<number> {
  const waiting = bodies.values()
  const began = performance.now()
  const send = async () => {
    for (const body of waiting) {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
      await answer.arrayBuffer()
      if (answer.status !== 200) throw new Error(`${url} answers ${answer.status}`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, send))
  return performance.now() - began
}
