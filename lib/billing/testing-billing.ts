import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { POST } from '@/app/api/webhooks/midtrans/route'
import { POST as POST_XENDIT } from '@/app/api/webhooks/xendit/route'
import { db } from '@/db'
import { createOwnedCompany } from '@/db/testing-rows'
import type { Actor } from '@/lib/audit/mutations'
import { getSettings } from '@/lib/config/queries'
import type { CompanyId } from '@/lib/ids'
import { startSandbox } from '@/sandbox/server'
import { applyPaymentEvent } from './payments/apply'
import type { ChannelCode } from './payments/channels'
import { startCheckout } from './payments/checkout'
import type { BillingPeriod } from './status'
import { choosePlan } from './subscriptions/choose'

export const SERVER_KEY = 'SB-Mid-server-demo-izinku'
export const XENDIT_TOKEN = 'demo-xendit-callback-token'

/** The environment that billing needs. Call before anything reads it. */
export function setBillingEnv(midtransUrl: string, xenditUrl?: string): void {
  Object.assign(process.env, {
    APP_URL: 'http://localhost:3000',
    AUTH_SECRET: 'x'.repeat(32),
    ENCRYPTION_KEY: '0'.repeat(64),
    MIDTRANS_SERVER_KEY: SERVER_KEY,
    MIDTRANS_CLIENT_KEY: 'SB-Mid-client-demo-izinku',
    MIDTRANS_BASE_URL: midtransUrl,
    ...(xenditUrl && {
      XENDIT_SECRET_KEY: 'xnd_development_demo-izinku',
      XENDIT_CALLBACK_TOKEN: XENDIT_TOKEN,
      XENDIT_BASE_URL: xenditUrl,
    }),
    SENDGRID_API_KEY: 'SG.demo-izinku',
    SENDGRID_WEBHOOK_PUBLIC_KEY: 'x',
  })
}

/** Both providers' stand-ins, with our own webhook routes behind a real port for their notifications. */
export async function startGateway() {
  const webhook = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    const body = Buffer.concat(chunks).toString('utf8')
    const answer =
      request.url === '/xendit'
        ? await POST_XENDIT(xenditWebhook(body, headersOf(request.headers)))
        : await POST(notification(body))
    response.writeHead(answer.status).end(await answer.text())
  })
  await new Promise<void>((resolve) => webhook.listen(0, '127.0.0.1', resolve))
  const { port } = webhook.address() as AddressInfo
  const sandbox = await startSandbox({
    port: 0,
    notificationUrl: `http://127.0.0.1:${port}/`,
    xenditNotificationUrl: `http://127.0.0.1:${port}/xendit`,
    timeScale: 1e-6,
  })
  setBillingEnv(sandbox.midtransUrl, sandbox.xenditUrl)
  return {
    sandbox,
    async close() {
      await sandbox.close()
      webhook.closeAllConnections()
      await new Promise((resolve) => webhook.close(resolve))
    },
  }
}

/** A request as Midtrans posts it. */
export function notification(body: string): Request {
  return new Request('http://localhost:3000/api/webhooks/midtrans', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
}

/** A request as Xendit posts it. */
export function xenditWebhook(body: string, headers: Record<string, string> = {}): Request {
  return new Request('http://localhost:3000/api/webhooks/xendit', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-callback-token': XENDIT_TOKEN, ...headers },
    body,
  })
}

function headersOf(headers: IncomingHttpHeaders): Record<string, string> {
  const kept = ['x-callback-token', 'webhook-id'].map((name) => [name, String(headers[name] ?? '')])
  return Object.fromEntries(kept.filter(([, value]) => value))
}

/** Does what the worker does: applies every event that waits, each alone. */
export async function applyWaiting(): Promise<void> {
  const waiting = await db
    .selectFrom('payment_events')
    .select('id')
    .where('status', 'in', ['received', 'failed'])
    .orderBy('received_at')
    .execute()
  for (const { id } of waiting) await applyPaymentEvent({ event_id: id })
}

/** A company with its owner, and what tests do in their name. */
export async function createCustomer() {
  const { owner, company } = await createOwnedCompany(db)
  const companyId = company.id as CompanyId
  const actor: Actor = { kind: 'user', user_id: owner.id, name: owner.name }
  const payer = { name: owner.name, email: owner.email, phone: null }
  const choose = async (plan_code = 'tumbuh', period: BillingPeriod = 'monthly', now = new Date()) => {
    const settings = await getSettings(db)
    return db
      .transaction()
      .execute((trx) => choosePlan(trx, actor, settings, { company_id: companyId, plan_code, period }, now))
  }
  return {
    companyId,
    slug: company.slug,
    owner,
    actor,
    choose,
    /** Chooses a plan and answers the invoice's number. */
    async order(plan_code = 'tumbuh', period: BillingPeriod = 'monthly', now = new Date()) {
      const outcome = await choose(plan_code, period, now)
      if (!outcome.ok) throw new Error(outcome.reason)
      return outcome.invoice_number
    },
    checkout: (invoice_number: string, channel?: ChannelCode) =>
      startCheckout({ company_id: companyId, slug: company.slug, invoice_number, payer, actor, channel }),
    subscriptions: () =>
      db
        .selectFrom('subscriptions')
        .innerJoin('plans', 'plans.id', 'subscriptions.plan_id')
        .selectAll('subscriptions')
        .select('plans.code')
        .where('company_id', '=', companyId)
        .orderBy('subscriptions.id')
        .execute(),
    invoices: () =>
      db.selectFrom('invoices').selectAll().where('company_id', '=', companyId).orderBy('id').execute(),
    payments: () =>
      db.selectFrom('payments').selectAll().where('company_id', '=', companyId).orderBy('id').execute(),
    mails: () =>
      db
        .selectFrom('email_messages')
        .select('template_key')
        .where('company_id', '=', companyId)
        .orderBy('id')
        .execute()
        .then((rows) => rows.map((row) => row.template_key)),
  }
}

export type Customer = Awaited<ReturnType<typeof createCustomer>>
