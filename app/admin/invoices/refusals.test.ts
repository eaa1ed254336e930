import '@/db/testing'
import '@/lib/auth/testing'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { db } from '@/db'
import { createSession, createUser } from '@/db/testing-rows'
import { type Customer, createCustomer, setBillingEnv } from '@/lib/billing/testing-billing'
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
vi.mock('next/cache', () => ({ revalidatePath: () => undefined, updateTag: () => undefined }))

setBillingEnv('http://127.0.0.1:1')
afterAll(stopSender)

let customer: Customer
let number = ''
const reason = 'Karena bisa'

const ACTIONS = {
  void: async () => (await import('./[number]/actions')).voidInvoiceAction({ number, reason }),
  'write off': async () => (await import('./[number]/actions')).writeOffInvoiceAction({ number, reason }),
  credit: async () =>
    (await import('./[number]/actions')).creditInvoiceAction({
      number,
      reason,
      total_amount: '1000',
      credit_note_id: newId(),
    }),
  issue: async () =>
    (await import('./new/actions')).issueInvoiceAction({
      request_id: newId(),
      company: customer.slug,
      due_on: '2999-01-01',
      discount_amount: '',
      lines: [{ description_id: 'Jasa', description_en: 'Service', quantity: '1', unit_amount: '1000' }],
    }),
  'add rules of PPN': async () =>
    (await import('../plans/tax/actions')).addTaxRulesAction({
      from_on: '2999-01-01',
      is_pkp: false,
      rate_bp: '12',
      base_numerator: '11',
      base_denominator: '12',
      legal_basis: 'Tidak ada',
    }),
}

const rows = () =>
  Promise.all([
    db.selectFrom('invoices').select(['id', 'status', 'credited_amount']).orderBy('id').execute(),
    db.selectFrom('credit_notes').select('id').execute(),
    db.selectFrom('tax_rules').select('id').execute(),
    db.selectFrom('audit_log').select('id').execute(),
  ])

const signIn = async (staff_role: string | null) => {
  vi.resetModules()
  const user = await createUser(db, { staff_role })
  token = (await createSession(db, user.id)).token
}

beforeAll(async () => {
  customer = await createCustomer()
  number = await customer.order('tumbuh', 'monthly')
})

describe.each([
  ['nobody', undefined, 'signedOut'],
  ['an owner', null, 'notFound'],
  ['a reviewer', 'reviewer', 'notFound'],
] as const)('%s', (_name, role, refused) => {
  beforeAll(async () => {
    if (role === undefined) token = ''
    else await signIn(role)
  })

  test.each(Object.entries(ACTIONS))('may not %s, and nothing changes', async (_action, act) => {
    const before = await rows()
    expect(await act()).toMatchObject({ ok: false, reason: refused })
    expect(await rows()).toEqual(before)
  })
})

test('an admin keeps the rules of PPN, and leaves invoices to finance', async () => {
  await signIn('admin')
  for (const act of [ACTIONS.void, ACTIONS['write off'], ACTIONS.credit, ACTIONS.issue])
    expect(await act()).toMatchObject({ ok: false, reason: 'notFound' })
  expect(await ACTIONS['add rules of PPN']()).toMatchObject({ ok: true })
})

test('finance credits and voids, and leaves the rules of PPN to admins', async () => {
  await signIn('finance')
  expect(await ACTIONS['add rules of PPN']()).toMatchObject({ ok: false, reason: 'notFound' })
  expect(await ACTIONS.credit()).toMatchObject({ ok: true })
  expect(await ACTIONS.void()).toMatchObject({ ok: false, reason: 'notOpen' })
  expect(await ACTIONS['write off']()).toMatchObject({ ok: true })
})
