import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import midtransClient from 'midtrans-client'

export type Received = { headers: IncomingHttpHeaders; body: string; json: Record<string, unknown> }

type Waiter = { enough: (received: Received[]) => boolean; done: () => void }

/** A merchant's webhook endpoint: keeps what it is sent and answers as told. */
export async function startReceiver() {
  const received: Received[] = []
  let waiters: Waiter[] = []
  let answer: (index: number) => number = () => 200

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    const body = Buffer.concat(chunks).toString('utf8')
    received.push({ headers: request.headers, body, json: JSON.parse(body) as Record<string, unknown> })
    response.writeHead(answer(received.length - 1)).end('noted')
    for (const { done } of waiters.filter(({ enough }) => enough(received))) done()
    waiters = waiters.filter(({ enough }) => !enough(received))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    /** What to answer to the n-th post, counted from 0. */
    answerWith(status: (index: number) => number) {
      answer = status
    },
    until(enough: (received: Received[]) => boolean): Promise<void> {
      if (enough(received)) return Promise.resolve()
      return new Promise((done) => waiters.push({ enough, done }))
    },
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}

type Reply = Record<string, unknown>

/** The parts of midtrans-client 1.4.3 that its published types leave out. */
type Client = {
  apiConfig: { getSnapApiBaseUrl: () => string; getCoreApiBaseUrl: () => string }
  httpClient: { http_client: { defaults: { headers: { common: Record<string, string> } } } }
  createTransaction: (parameter: unknown) => Promise<{ token: string; redirect_url: string }>
  transaction: Record<'status' | 'cancel' | 'expire', (id: string) => Promise<Reply>> &
    Record<'refund' | 'refundDirect', (id: string, parameter: unknown) => Promise<Reply>>
}

/** The real client, pointed at the sandbox. */
export function snapClient(base: string, serverKey = 'SB-Mid-server-demo-izinku'): Client {
  const snap = new midtransClient.Snap({ isProduction: false, serverKey, clientKey: '' }) as unknown as Client
  snap.apiConfig.getSnapApiBaseUrl = () => `${base}/snap/v1`
  snap.apiConfig.getCoreApiBaseUrl = () => base
  return snap
}

/** The error a midtrans call ends in. */
export async function midtransError(call: Promise<unknown>): Promise<{ code: number; answer: Reply }> {
  try {
    await call
  } catch (error) {
    const { httpStatusCode, ApiResponse } = error as { httpStatusCode: number | string; ApiResponse: Reply }
    return { code: Number(httpStatusCode), answer: ApiResponse }
  }
  throw new Error('The call succeeded, an error was expected.')
}

/** A Snap request that is right. */
export function snapOrder(order_id: string, gross_amount = 165_000) {
  return {
    transaction_details: { order_id, gross_amount },
    item_details: [{ id: 'plan', name: 'Paket Tumbuh', price: gross_amount, quantity: 1 }],
    customer_details: { first_name: 'Sari', email: 'sari@demo.test' },
    callbacks: { finish: 'http://127.0.0.1:3000/app/warung-bu-sari/billing?from=snap' },
  }
}
