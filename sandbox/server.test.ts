import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { optionsFromEnv } from './config'
import { mail, mailClient } from './sendgrid/testing'
import { startSandbox } from './server'
import { snapClient, snapOrder, startReceiver } from './testing'
import { xenditClient } from './xendit/testing'

const dataDir = mkdtempSync(join(tmpdir(), 'izinku-sandbox-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const NOWHERE = { notificationUrl: 'http://127.0.0.1:9/', eventUrl: 'http://127.0.0.1:9/' }

function runServer(env: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'sandbox/server.ts'], {
    env: { ...process.env, SANDBOX_DATA_DIR: dataDir, ...env },
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  return { child, exit: once(child, 'exit') as Promise<[number | null]>, output: () => output }
}

describe('the sandbox', () => {
  test('continues after a restart: paid stays paid, the inbox stays, waiting retries go on', async () => {
    const receiver = await startReceiver()
    receiver.answerWith(() => 503)
    const options = { port: 0, dataDir: join(dataDir, 'restart'), ...NOWHERE, notificationUrl: receiver.url }
    const first = await startSandbox({ ...options, timeScale: 1 / 240 })
    await snapClient(first.midtransUrl).createTransaction(snapOrder('INV-1'))
    first.midtrans.choose('INV-1', 'qris')
    first.midtrans.pay('INV-1')
    await mailClient(first.sendgridUrl).send(mail())
    await receiver.until((received) => received.length === 2)
    await first.close()

    receiver.answerWith(() => 200)
    const second = await startSandbox(options)
    expect((await snapClient(second.midtransUrl).transaction.status('INV-1')).transaction_status).toBe(
      'settlement',
    )
    expect(second.inbox.list()).toHaveLength(1)
    await receiver.until((received) => received.length === 4)
    expect(receiver.received.map(({ json }) => json.transaction_status).sort()).toEqual([
      'pending',
      'pending',
      'settlement',
      'settlement',
    ])
    second.reset()
    expect(second.inbox.list()).toEqual([])
    await second.close()
    await receiver.close()
  })

  test('an unreadable state file begins anew', async () => {
    const folder = mkdtempSync(join(dataDir, 'broken-'))
    writeFileSync(join(folder, 'state.json'), '{"orders":')
    const sandbox = await startSandbox({ port: 0, dataDir: folder, ...NOWHERE })
    expect(sandbox.inbox.list()).toEqual([])
    await sandbox.close()
  })

  test('as a server: says where it listens, answers, ends cleanly; a taken port names port and variable', async () => {
    const server = runServer({ SANDBOX_PORT: '0' })
    await expect.poll(server.output, { timeout: 20_000 }).toContain('listens at http://127.0.0.1:')
    const url = /http:\S+/.exec(server.output())?.[0] ?? ''
    expect(await (await fetch(`${url}/health`)).json()).toEqual({ status: 'ok' })

    const port = new URL(url).port
    const other = runServer({ SANDBOX_PORT: port })
    expect((await other.exit)[0]).toBe(1)
    expect(other.output()).toContain(`Port ${port} is taken. Set SANDBOX_PORT`)

    server.child.kill('SIGTERM')
    expect((await server.exit)[0]).toBe(0)
    expect(server.output().trim().split('\n')).toHaveLength(1)
  })

  test('killed at once after an answer: what it said stands, what was not delivered is sent again', async () => {
    const receiver = await startReceiver()
    const env = {
      SANDBOX_PORT: '0',
      SANDBOX_DATA_DIR: join(dataDir, 'killed'),
      SANDBOX_TIME_SCALE: '0.000001',
      XENDIT_SECRET_KEY: 'xnd_development_demo-izinku',
      XENDIT_NOTIFICATION_URL: receiver.url,
    }
    const started = async () => {
      const server = runServer(env)
      await expect.poll(server.output, { timeout: 20_000 }).toContain('listens at')
      return { ...server, url: /http:\S+/.exec(server.output())?.[0] ?? '' }
    }
    const first = await started()
    const id = await xenditClient(`${first.url}/xendit`).session('INV-1')
    const control = (body: object) =>
      fetch(`${first.url}/__control/xendit`, { method: 'POST', body: JSON.stringify(body) })
    // Held back for an hour, so that it is still to be sent when the end comes.
    await control({ switches: { late: 'standing' }, lateSeconds: 3600 })
    await control({ id, choose: 'BCA_VIRTUAL_ACCOUNT' })
    await control({ id, pay: true })
    first.child.kill('SIGKILL')
    await first.exit

    const second = await started()
    const session = await xenditClient(`${second.url}/xendit`).get(`/sessions/${id}`)
    expect(session.body).toMatchObject({ status: 'COMPLETED', payment_id: expect.stringMatching(/^py-/) })
    const summary = await (await fetch(`${second.url}/__control/xendit/summary`)).json()
    expect(summary).toMatchObject({ paid: 1, paid_amount: 165_000, deliveries: { waiting: 2 } })
    second.child.kill('SIGKILL')
    await second.exit
    await receiver.close()
  })

  test.each([
    [{ SANDBOX_PORT: 'four' }, 'SANDBOX_PORT'],
    [{ SANDBOX_TIME_SCALE: '0' }, 'SANDBOX_TIME_SCALE'],
    [{ MIDTRANS_NOTIFICATION_URL: 'localhost' }, 'MIDTRANS_NOTIFICATION_URL'],
    [{ XENDIT_NOTIFICATION_URL: 'localhost' }, 'XENDIT_NOTIFICATION_URL'],
  ])('%j is refused by name', (env, name) => {
    expect(() => optionsFromEnv(env as unknown as NodeJS.ProcessEnv)).toThrow(name)
  })

  test('unknown paths and malformed ones', async () => {
    const sandbox = await startSandbox({ port: 0, ...NOWHERE })
    expect((await fetch(`${sandbox.url}/nothing`)).status).toBe(404)
    expect((await fetch(`${sandbox.url}//`)).status).toBe(400)
    expect((await fetch(`${sandbox.url}/midtrans/v2/%E0%A4%A/status`)).status).toBe(401)
    expect((await fetch(`${sandbox.url}/`)).status).toBe(200)
    await sandbox.close()
  })
})
