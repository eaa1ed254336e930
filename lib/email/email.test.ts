import '@/db/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db'
import { createOwnedCompany, createUser } from '@/db/testing-rows'
import type { Actor } from '@/lib/audit/mutations'
import type { CompanyId, StaffId } from '@/lib/ids'
import { newId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { type Sandbox, startSandbox } from '@/sandbox/server'
import { resendMessage, saveTemplate } from './editing'
import { recordEmailEvent } from './events'
import { queueEmail } from './mutations'
import { findLoggedMessage, findMessage, listMailLog, listMessages } from './queries'
import { MAX_ATTEMPTS, sendQueuedEmail } from './send'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox({
    port: 0,
    sendgridApiKey: 'SG.test',
    eventUrl: 'http://127.0.0.1:9/never',
    timeScale: 1e-6,
  })
  Object.assign(process.env, {
    AUTH_SECRET: 'a'.repeat(32),
    ENCRYPTION_KEY: '1'.repeat(64),
    APP_URL: 'http://localhost:3000',
    MIDTRANS_SERVER_KEY: 'x',
    MIDTRANS_CLIENT_KEY: 'x',
    SENDGRID_API_KEY: 'SG.test',
    SENDGRID_BASE_URL: sandbox.sendgridUrl,
    SENDGRID_WEBHOOK_PUBLIC_KEY: 'x',
  })
})
beforeEach(() => sandbox.inbox.clear())
afterAll(async () => {
  await sandbox.close()
  await stopSender()
})

const VARIABLES = {
  name: 'Sari <b>',
  company: 'Keripik & Co',
  number: 'IZN-2026-000001',
  license: 'SPP-IRT',
  due_on: 'Jumat, 28 November 2026',
  action_url: 'http://localhost:3000/app/x',
}

async function queueSubmitted(email = 'sari@usaha.test') {
  const { company, owner } = await createOwnedCompany(db)
  const to = { email, name: owner.name, locale: 'id', user_id: owner.id }
  const id = await db
    .transaction()
    .execute((trx) => queueEmail(trx, 'submitted', to, VARIABLES, {}, { company_id: company.id }))
  return { id, company, owner }
}

const find = (id: string) =>
  db.selectFrom('email_messages').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

describe('sending', () => {
  test('a queued mail goes out once, with its values escaped, and is kept as it was sent', async () => {
    const { id } = await queueSubmitted()
    await sendQueuedEmail({ message_id: id })
    await sendQueuedEmail({ message_id: id })
    const [mail, ...others] = sandbox.inbox.list({ to: 'sari@usaha.test' })
    expect(others).toHaveLength(0)
    expect(mail?.subject).toBe('Permohonan IZN-2026-000001 sudah kami terima')
    const message = await find(id)
    expect(message).toMatchObject({ status: 'sent', attempts: 1, error: null })
    expect(message.provider_message_id).toBeTruthy()
    expect(message.body_html).toContain('Sari &lt;b&gt;')
    expect(message.body_html).not.toContain('Sari <b>')
    expect(message.body_text).toContain('Jumat, 28 November 2026')
  })

  test('the link that opens an account is sent, and kept nowhere', async () => {
    const user = await createUser(db)
    const to = { email: 'baru@usaha.test', name: user.name, locale: 'id', user_id: user.id }
    const secret = 'http://localhost:3000/verify-email?token=sangat-rahasia'
    const id = await db
      .transaction()
      .execute((trx) => queueEmail(trx, 'verification', to, { name: user.name }, { action_url: secret }))
    expect(JSON.stringify(await find(id))).not.toContain('sangat-rahasia')
    await sendQueuedEmail({ message_id: id })
    const sent = sandbox.inbox.list({ to: 'baru@usaha.test' })
    expect(JSON.stringify(sent)).toContain('sangat-rahasia')
    const message = await find(id)
    expect(message.secret_variables).toBeNull()
    expect(JSON.stringify(message)).not.toContain('sangat-rahasia')
  })

  test('a rolled-back change sends nothing', async () => {
    const user = await createUser(db)
    const to = { email: 'batal@usaha.test', name: null, locale: 'id', user_id: user.id }
    const undone = db.transaction().execute(async (trx) => {
      await queueEmail(trx, 'submitted', to, VARIABLES, {})
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect(
      await db.selectFrom('email_messages').select('id').where('to_email', '=', 'batal@usaha.test').execute(),
    ).toHaveLength(0)
  })

  test('a mail that SendGrid refuses for good has failed at once', async () => {
    const { id } = await queueSubmitted('bukan alamat')
    await sendQueuedEmail({ message_id: id })
    expect(await find(id)).toMatchObject({ status: 'failed', attempts: 1 })
  })

  test('trouble that passes is tried again until it is enough', async () => {
    const { id } = await queueSubmitted()
    process.env.SENDGRID_API_KEY = 'SG.test'
    const { default: client } = await import('@sendgrid/client')
    client.setDefaultRequest('baseUrl', 'http://127.0.0.1:9')
    try {
      await expect(sendQueuedEmail({ message_id: id })).rejects.toThrow('SendGrid')
      expect(await find(id)).toMatchObject({ status: 'queued', attempts: 1 })
      await db
        .updateTable('email_messages')
        .set({ attempts: MAX_ATTEMPTS - 1 })
        .where('id', '=', id)
        .execute()
      await sendQueuedEmail({ message_id: id })
      expect(await find(id)).toMatchObject({ status: 'failed', attempts: MAX_ATTEMPTS })
    } finally {
      client.setDefaultRequest('baseUrl', sandbox.sendgridUrl)
    }
  })
})

describe('events', () => {
  const event = (id: string, name: string, extra: object = {}) => ({
    event: name,
    timestamp: 1_764_000_000,
    sg_event_id: newId(),
    message_id: id,
    ...extra,
  })
  const record = (each: ReturnType<typeof event>) =>
    db.transaction().execute((trx) => recordEmailEvent(trx, each))

  test('the fate follows the events in whatever order they come, each counted once', async () => {
    const { id } = await queueSubmitted()
    await sendQueuedEmail({ message_id: id })
    const delivered = event(id, 'delivered')
    expect(await record(delivered)).toBe(true)
    expect(await record(delivered)).toBe(false)
    await record(event(id, 'processed'))
    expect((await find(id)).status).toBe('delivered')
    await record(event(id, 'open'))
    expect((await find(id)).opened_at).not.toBeNull()
    await record(event(id, 'bounce', { reason: '550 no such user' }))
    expect(await find(id)).toMatchObject({ status: 'bounced', error: '550 no such user' })
    await record(event(id, 'delivered'))
    expect((await find(id)).status).toBe('bounced')
  })

  test('a delivery reported before our own answer was recorded stands', async () => {
    const { id } = await queueSubmitted()
    await record(event(id, 'delivered'))
    expect((await find(id)).status).toBe('delivered')
  })

  test('an event of somebody else changes nothing and is kept', async () => {
    expect(await record(event(newId(), 'bounce'))).toBe(true)
    expect(await record(event('kiriman orang', 'bounce'))).toBe(true)
  })
})

describe('who sees what', () => {
  test('another company sees nothing', async () => {
    const { id, company } = await queueSubmitted()
    const other = await createOwnedCompany(db)
    const own = company.id as CompanyId
    const foreign = other.company.id as CompanyId
    expect((await listMessages(db, own, {})).rows.map((row) => row.id)).toEqual([id])
    expect((await listMessages(db, foreign, {})).rows).toEqual([])
    expect(await findMessage(db, own, id)).toBeDefined()
    expect(await findMessage(db, foreign, id)).toBeUndefined()
  })

  test('the log is searched by address and state and paged by key', async () => {
    const staff = (await createUser(db, { staff_role: 'admin' })).id as StaffId
    const word = newId().slice(-8)
    const ids: string[] = []
    for (let index = 0; index < 5; index++) ids.push((await queueSubmitted(`${word}-${index}@usaha.test`)).id)
    const first = await listMailLog(db, staff, { q: word }, {}, 3)
    expect(first.rows.map((row) => row.id)).toEqual(ids.slice(2).reverse())
    const second = await listMailLog(db, staff, { q: word }, { after: first.after }, 3)
    expect(second.rows.map((row) => row.id)).toEqual(ids.slice(0, 2).reverse())
    expect((await listMailLog(db, staff, { q: word, status: 'failed' }, {})).rows).toEqual([])
    expect((await findLoggedMessage(db, staff, ids[0] ?? ''))?.events).toEqual([])
    expect(await findLoggedMessage(db, staff, newId())).toBeUndefined()
  })
})

describe('editing', () => {
  const texts = { subject: 'Sudah masuk: {{number}}', heading: 'Halo', body: 'Isi', action_label: 'Lihat' }
  const actor = async (): Promise<Actor> => {
    const user = await createUser(db, { staff_role: 'admin' })
    return { kind: 'staff', user_id: user.id, name: user.name }
  }

  test('new texts count at once, and of two editors the second is told', async () => {
    const admin = await actor()
    const save = (version: number) =>
      db
        .transaction()
        .execute((trx) => saveTemplate(trx, admin, { key: 'submitted', locale: 'id', version, ...texts }))
    const outcomes = await Promise.all([save(1), save(1)])
    expect(outcomes.map((outcome) => outcome.ok).sort()).toEqual([false, true])
    const { id } = await queueSubmitted('teks@usaha.test')
    await sendQueuedEmail({ message_id: id })
    expect(sandbox.inbox.list({ to: 'teks@usaha.test' })[0]?.subject).toBe('Sudah masuk: IZN-2026-000001')
    const audit = await db
      .selectFrom('audit_log')
      .select('action')
      .where('actor_user_id', '=', admin.user_id)
      .execute()
    expect(audit).toEqual([{ action: 'email_template.changed' }])
  })

  test('what bounced is sent once more to where the person is reached now; what arrived is not', async () => {
    const admin = await actor()
    const { id, owner } = await queueSubmitted('lama@usaha.test')
    const resend = () => db.transaction().execute((trx) => resendMessage(trx, admin, id))
    expect(await resend()).toEqual({ ok: false, reason: 'notResendable' })
    await db.updateTable('email_messages').set({ status: 'bounced' }).where('id', '=', id).execute()
    const outcome = await resend()
    if (!outcome.ok) throw new Error(outcome.reason)
    expect(await find(outcome.message_id)).toMatchObject({ status: 'queued', to_email: owner.email })
    expect(await db.transaction().execute((trx) => resendMessage(trx, admin, newId()))).toEqual({
      ok: false,
      reason: 'notFound',
    })
  })
})
