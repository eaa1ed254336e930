import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../server'
import { mail, mailClient } from './testing'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, eventUrl: 'http://127.0.0.1:9/none', timeScale: 1e-6 })
})
beforeEach(() => sandbox.reset())
afterAll(() => sandbox.close())

const get = (path: string) => fetch(`${sandbox.url}${path}`, { headers: { 'accept-language': 'en' } })
const HOSTILE = '</title><script>alert(1)</script>"\''

describe('the inbox', () => {
  test('newest first, searched by recipient, subject and state', async () => {
    const client = mailClient(sandbox.sendgridUrl)
    await client.send(mail({ subject: 'Pertama' }))
    await client.send(mail({ subject: 'Kedua' }))
    await client.send(mail({ to: 'bounce@demo.test', subject: 'Ketiga' }))
    expect(sandbox.inbox.list().map(({ subject }) => subject)).toEqual(['Ketiga', 'Kedua', 'Pertama'])
    const shown = await (await get('/inbox?to=sari&subject=kedua')).text()
    expect(shown).toContain('Kedua')
    expect(shown).not.toContain('Pertama')
    await expect.poll(async () => (await get('/inbox?fate=bounce')).text()).toContain('Ketiga')
    expect(await (await get('/inbox?fate=bounce')).text()).not.toContain('Kedua')
  })

  test('hostile subjects and bodies stay where they belong', async () => {
    const html = `<body><script>parent.alert(1)</script>${HOSTILE}</body>`
    const name = '<b>Sari</b>'
    await mailClient(sandbox.sendgridUrl).send(
      mail({ to: { email: 'sari@demo.test', name }, subject: HOSTILE, text: HOSTILE, html }),
    )
    const [message] = sandbox.inbox.list()
    for (const path of [
      '/inbox',
      `/inbox/${message?.id}`,
      `/inbox/${message?.id}?view=text`,
      `/inbox/${message?.id}?view=headers`,
    ]) {
      const text = await (await get(path)).text()
      expect(text).not.toContain('<script>alert')
      expect(text).not.toContain(name)
    }
    const body = await get(`/inbox/${message?.id}/html`)
    const policy = body.headers.get('content-security-policy')
    expect(policy).toMatch(/^sandbox (?!.*allow-same-origin)/)
    expect(policy).toContain("default-src 'none'; script-src 'none'")
    expect(await body.text()).toContain(html)
  })

  test('a mail shows text, headers, links and attachments', async () => {
    await mailClient(sandbox.sendgridUrl).send(
      mail({
        headers: { 'X-Izinku': 'ya' },
        attachments: [{ filename: 'kuitansi é.pdf', type: 'application/pdf', content: 'JVBERi0=' }],
      }),
    )
    const [message] = sandbox.inbox.list()
    expect(await (await get(`/inbox/${message?.id}?view=headers`)).text()).toContain('X-Izinku')
    expect(await (await get(`/inbox/${message?.id}?view=text`)).text()).toContain('Izin Anda terbit: http')
    const file = await get(message?.attachments[0]?.path ?? '')
    expect(await file.text()).toBe('%PDF-')
    expect(file.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''kuitansi%20%C3%A9.pdf")
    expect((await get(`/inbox/${message?.id}/attachments/9`)).status).toBe(404)
    expect((await get('/inbox/00000000-0000-0000-0000-000000000000')).status).toBe(404)
  })

  test('the control API lists and empties it', async () => {
    await mailClient(sandbox.sendgridUrl).send(mail())
    const list = async () =>
      (await (await get('/__control/inbox?to=sari@&subject=terbit')).json()) as { messages: unknown[] }
    expect((await list()).messages).toHaveLength(1)
    await fetch(`${sandbox.url}/__control/inbox`, { method: 'DELETE' })
    expect((await list()).messages).toEqual([])
  })
})
