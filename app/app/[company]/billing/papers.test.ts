import '@/db/testing'
import '@/lib/auth/testing'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { db } from '@/db'
import { createSession, createUser } from '@/db/testing-rows'
import type { Actor } from '@/lib/audit/mutations'
import { creditAsStaff } from '@/lib/billing/invoices/corrections'
import { applyTransaction } from '@/lib/billing/payments/settlement'
import { createCustomer, setBillingEnv } from '@/lib/billing/testing-billing'
import { newId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'

// The request comes from whoever the test says.
let token = ''
vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => (name === 'izinku.session_token' ? { value: token } : undefined),
  }),
  headers: async () => new Headers(),
}))
vi.mock('next-intl/server', () => ({ getLocale: async () => 'id' }))

setBillingEnv('http://127.0.0.1:1')
afterAll(stopSender)

const NOW = new Date('2026-11-23T03:00:00Z')
const ask = new Request('http://localhost:3000/?format=csv')
const params = <Value>(value: Value) => ({ params: Promise.resolve(value) })

const made = { slug: '', owner: '', stranger: '', finance: '', number: '', note: '', payment: newId() }

/** Each paper of the company, by the owner's address and by the staff's. */
const PAPERS = {
  invoice: {
    owner: async () =>
      (await import('./invoices/[number]/pdf/route')).GET(
        ask,
        params({ company: made.slug, number: made.number }),
      ),
    staff: async () =>
      (await import('@/app/admin/invoices/[number]/pdf/route')).GET(ask, params({ number: made.number })),
  },
  receipt: {
    owner: async () =>
      (await import('./receipts/[payment]/pdf/route')).GET(
        ask,
        params({ company: made.slug, payment: made.payment }),
      ),
    staff: async () =>
      (await import('@/app/admin/invoices/receipts/[payment]/pdf/route')).GET(
        ask,
        params({ payment: made.payment }),
      ),
  },
  'credit note': {
    owner: async () =>
      (await import('./credit-notes/[number]/pdf/route')).GET(
        ask,
        params({ company: made.slug, number: made.note }),
      ),
    staff: async () =>
      (await import('@/app/admin/invoices/credit-notes/[number]/pdf/route')).GET(
        ask,
        params({ number: made.note }),
      ),
  },
  statement: {
    owner: async () => (await import('./statement/file/route')).GET(ask, params({ company: made.slug })),
    staff: async () =>
      (await import('@/app/admin/invoices/statements/[company]/file/route')).GET(
        ask,
        params({ company: made.slug }),
      ),
  },
}

const sessionOf = async (userId: string) => (await createSession(db, userId)).token

beforeAll(async () => {
  const [customer, other] = [await createCustomer(), await createCustomer()]
  const finance = await createUser(db, { staff_role: 'finance' })
  const actor: Actor = { kind: 'staff', user_id: finance.id, name: finance.name }
  const number = await customer.order('tumbuh', 'monthly', NOW)
  const [invoice] = await customer.invoices()
  await db
    .insertInto('payments')
    .values({
      id: made.payment,
      invoice_id: invoice?.id ?? '',
      company_id: customer.companyId,
      provider: 'midtrans',
      order_id: `TEST-${made.payment}`,
      status: 'created',
      amount: 54_390n,
    })
    .execute()
  const transaction = {
    provider: 'midtrans' as const,
    order_id: made.payment,
    transaction_id: made.payment,
    status: 'paid' as const,
    amount: 54_390n,
    currency: 'IDR',
    method: 'qris',
    paid_at: NOW,
    refunds: [],
    charged_back_amount: 0n,
    raw: {},
  }
  await db.transaction().execute((trx) => applyTransaction(trx, made.payment, { transaction }, NOW))
  const note = await db
    .transaction()
    .execute((trx) =>
      creditAsStaff(
        trx,
        actor,
        { number, total_amount: 1000n, reason: 'test', credit_note_id: newId() },
        NOW,
      ),
    )
  Object.assign(made, {
    slug: customer.slug,
    number: number.replaceAll('/', '-'),
    note: note.ok ? note.number.replaceAll('/', '-') : '',
    owner: await sessionOf(customer.owner.id),
    stranger: await sessionOf(other.owner.id),
    finance: await sessionOf(finance.id),
  })
})

describe.each(Object.entries(PAPERS))('the %s', (_name, { owner, staff }) => {
  const as = async (session: string, get: () => Promise<Response>) => {
    vi.resetModules()
    token = session
    return get()
  }

  test('is for its company', async () => {
    const answer = await as(made.owner, owner)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toMatch(/^(application\/pdf|text\/csv)/)
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(100)
  })

  test('is for finance', async () => {
    expect((await as(made.finance, staff)).status).toBe(200)
  })

  test("is not there for another company's owner, by neither address, nor for nobody", async () => {
    await expect(as(made.stranger, owner)).rejects.toThrow()
    await expect(as(made.stranger, staff)).rejects.toThrow()
    await expect(as('', owner)).rejects.toThrow()
    await expect(as('', staff)).rejects.toThrow()
  })
})
