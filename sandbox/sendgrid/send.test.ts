import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../server'
import { mail, mailClient } from './testing'

let sandbox: Sandbox
let client: ReturnType<typeof mailClient>

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, eventUrl: 'http://127.0.0.1:9/none', timeScale: 1e-6 })
  client = mailClient(sandbox.sendgridUrl)
})
beforeEach(() => sandbox.reset())
afterAll(() => sandbox.close())

type Problem = { message: string; field: string | null; help: string | null }

async function refusal(body: unknown, headers: Record<string, string> = {}) {
  const answer = await fetch(`${sandbox.sendgridUrl}/v3/mail/send`, {
    method: 'POST',
    headers: { authorization: 'Bearer SG.demo-izinku', 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const { errors } = (await answer.json()) as { errors: Problem[] }
  return { status: answer.status, errors, fields: errors.map(({ field }) => field) }
}

const right = {
  personalizations: [{ to: [{ email: 'sari@demo.test' }] }],
  from: { email: 'halo@izinku.test' },
  subject: 'Izin terbit',
  content: [{ type: 'text/plain', value: 'Izin Anda terbit.' }],
}

describe('POST /v3/mail/send', () => {
  test('the real client is answered 202 with an X-Message-Id, and the mail is in the inbox', async () => {
    const [response] = await client.send(
      mail({ attachments: [{ filename: 'kuitansi.pdf', type: 'application/pdf', content: 'JVBERi0=' }] }),
    )
    expect(response.statusCode).toBe(202)
    const id = (response.headers as Record<string, string>)['x-message-id']
    expect(id).toMatch(/^[\w-]{20,}$/)
    expect(sandbox.inbox.list({ to: 'SARI@demo', subject: 'izin' })).toMatchObject([
      {
        x_message_id: id,
        subject: 'Izin Anda terbit',
        custom_args: { message_id: 'm-1' },
        links: ['http://127.0.0.1:3000/verify/ABC?a=1&b=2'],
        attachments: [{ filename: 'kuitansi.pdf', size: 5 }],
      },
    ])
  })

  test('a wrong key is a 401 in the real format', async () => {
    const { status, errors } = await refusal(right, { authorization: 'Bearer SG.other' })
    expect(status).toBe(401)
    expect(errors).toEqual([
      {
        message: 'The provided authorization grant is invalid, expired, or revoked',
        field: null,
        help: null,
      },
    ])
  })

  test('the real client throws with the errors', async () => {
    const sent = client.send(mail({ to: 'not an address' }))
    await expect(sent).rejects.toMatchObject({
      code: 400,
      response: {
        body: {
          errors: [{ message: 'Does not contain a valid address.', field: 'personalizations.0.to.0.email' }],
        },
      },
    })
  })

  test.each<[string, Record<string, unknown>, string]>([
    ['no personalization', { personalizations: [] }, 'personalizations'],
    ['no recipient', { personalizations: [{}] }, 'personalizations.0.to'],
    ['no sender', { from: undefined }, 'from.email'],
    ['a sender that is no address', { from: { email: 'izinku' } }, 'from.email'],
    ['no subject', { subject: '' }, 'subject'],
    ['no content', { content: [] }, 'content'],
    ['empty content', { content: [{ type: 'text/plain', value: '' }] }, 'content.0.value'],
    [
      'HTML before text',
      {
        content: [
          { type: 'text/html', value: '<p>a</p>' },
          { type: 'text/plain', value: 'a' },
        ],
      },
      'content',
    ],
    ['custom_args that are no strings', { custom_args: { id: 7 } }, 'custom_args.id'],
    [
      'an attachment that is not base64',
      { attachments: [{ filename: 'a.pdf', content: '%PDF' }] },
      'attachments.0.content',
    ],
    ['an attachment without a name', { attachments: [{ content: 'JVBERi0=' }] }, 'attachments.0.filename'],
    ['a reserved header', { headers: { 'Reply-To': 'x@y.id' } }, 'headers.Reply-To'],
    ['a header with a line break', { headers: { 'X-A': 'b\r\nBcc: c@d.id' } }, 'headers.X-A'],
    [
      'a recipient twice',
      { personalizations: [{ to: [{ email: 'a@b.id' }], cc: [{ email: 'A@b.id' }] }] },
      'personalizations.0',
    ],
    ['eleven categories', { categories: Array.from({ length: 11 }, (_, n) => `c${n}`) }, 'categories'],
  ])('%s is refused', async (_, change, field) => {
    const { status, fields, errors } = await refusal({ ...right, ...change })
    expect(status).toBe(400)
    expect(fields).toEqual([field])
    expect(Object.keys(errors[0] ?? {})).toEqual(['message', 'field', 'help'])
    expect(sandbox.inbox.list()).toEqual([])
  })

  test('what is no JSON, or does not say that it is', async () => {
    expect((await refusal('{')).status).toBe(400)
    expect((await refusal(right, { 'content-type': 'text/plain' })).status).toBe(415)
  })

  test('sandbox_mode checks without delivering', async () => {
    const [response] = await client.send(mail({ mailSettings: { sandboxMode: { enable: true } } }))
    expect(response.statusCode).toBe(200)
    expect(sandbox.inbox.list()).toEqual([])
  })
})
