import { EventWebhook, EventWebhookHeader } from '@sendgrid/eventwebhook'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { SENDGRID_WEBHOOK_PUBLIC_KEY } from '../keys'
import { type Sandbox, startSandbox } from '../server'
import { type Received, startReceiver } from '../testing'
import { signEvents } from './events'
import { mail, mailClient } from './testing'

type SentEvent = {
  event: string
  email: string
  sg_event_id: string
  sg_message_id: string
  message_id: string
}

let sandbox: Sandbox
let receiver: Awaited<ReturnType<typeof startReceiver>>

beforeAll(async () => {
  receiver = await startReceiver()
  sandbox = await startSandbox({ port: 0, eventUrl: receiver.url, timeScale: 1e-3 })
})
beforeEach(async () => {
  await sandbox.idle()
  sandbox.reset()
  receiver.received.length = 0
  receiver.answerWith(() => 200)
})
afterAll(async () => {
  await sandbox.close()
  await receiver.close()
})

async function sendTo(to: string): Promise<string> {
  const [response] = await mailClient(sandbox.sendgridUrl).send(mail({ to }))
  await sandbox.idle()
  return (response.headers as Record<string, string>)['x-message-id'] ?? ''
}
const events = () => receiver.received.flatMap(({ json }) => json as unknown as SentEvent[])
const names = () => events().map(({ event }) => event)

function verifies({ headers, body }: Received): boolean {
  const webhook = new EventWebhook()
  const key = webhook.convertPublicKeyToECDSA(SENDGRID_WEBHOOK_PUBLIC_KEY)
  const header = (name: string) => String(headers[name.toLowerCase()])
  return webhook.verifySignature(
    key,
    body,
    header(EventWebhookHeader.SIGNATURE()),
    header(EventWebhookHeader.TIMESTAMP()),
  )
}

describe('events', () => {
  test.each([
    ['sari@demo.test', ['processed', 'delivered']],
    ['bounce+1@demo.test', ['processed', 'bounce']],
    ['Dropped@demo.test', ['dropped']],
    ['deferred@demo.test', ['processed', 'deferred', 'delivered']],
    ['spam@demo.test', ['processed', 'delivered', 'spamreport']],
  ])('%s: %j', async (to, expected) => {
    const id = await sendTo(to)
    expect(names()).toEqual(expected)
    for (const event of events()) {
      expect(event).toMatchObject({ email: to, message_id: 'm-1' })
      expect(event.sg_message_id.startsWith(`${id}.`)).toBe(true)
    }
    expect(new Set(events().map(({ sg_event_id }) => sg_event_id)).size).toBe(expected.length)
    expect(receiver.received.every(verifies)).toBe(true)
    expect(receiver.received.every(({ body }) => body.endsWith('\r\n'))).toBe(true)
  })

  test('a changed body does not verify', async () => {
    await sendTo('sari@demo.test')
    const [first] = receiver.received
    expect(first && verifies({ ...first, body: first.body.replace('sari', 'tono') })).toBe(false)
  })

  test('every signature verifies, whatever its numbers', () => {
    const webhook = new EventWebhook()
    const key = webhook.convertPublicKeyToECDSA(SENDGRID_WEBHOOK_PUBLIC_KEY)
    for (let n = 0; n < 100; n++) {
      const body = `[{"n":${n},"nama":"Sité ✓"}]\r\n`
      expect(webhook.verifySignature(key, body, signEvents('1700000000', body), '1700000000')).toBe(true)
    }
  })

  test('are repeated until taken, with the same sg_event_id', async () => {
    receiver.answerWith((index) => (index < 3 ? 500 : 200))
    await sendTo('dropped@demo.test')
    expect(names()).toEqual(['dropped', 'dropped', 'dropped', 'dropped'])
    expect(new Set(events().map(({ sg_event_id }) => sg_event_id)).size).toBe(1)
    expect(receiver.received.every(verifies)).toBe(true)
  })

  test('opening the mail in the inbox is told once', async () => {
    await sendTo('sari@demo.test')
    const [message] = sandbox.inbox.list()
    await fetch(`${sandbox.url}/inbox/${message?.id}`)
    await fetch(`${sandbox.url}/inbox/${message?.id}`)
    await sandbox.idle()
    expect(names()).toEqual(['processed', 'delivered', 'open'])
  })
})
