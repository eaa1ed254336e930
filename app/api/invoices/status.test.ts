import '@/db/testing'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { db } from '@/db'
import { addMember, createSession, createUser } from '@/db/testing-rows'
import { numberToPath } from '@/lib/billing/invoices/number'
import { type Customer, createCustomer, startGateway } from '@/lib/billing/testing-billing'
import { stopSender } from '@/lib/jobs/boss'
import { GET } from './[number]/status/route'

// Next gives the cookies of the request that is under way; here there is none.
let token: string | undefined
vi.mock('next/headers', () => ({
  cookies: async () => ({ get: () => (token ? { value: `${token}.signature` } : undefined) }),
  headers: async () => new Headers(),
}))

let gateway: Awaited<ReturnType<typeof startGateway>>
let customer: Customer
let number: string
beforeAll(async () => {
  gateway = await startGateway()
  customer = await createCustomer()
  number = await customer.order()
})
afterAll(async () => {
  await gateway.close()
  await stopSender()
})

async function ask(userId: string | undefined, of = number) {
  token = userId && (await createSession(db, userId)).token
  const params = Promise.resolve({ number: numberToPath(of) })
  return GET(new Request('http://localhost:3000/'), { params })
}

test('it turns by itself: the provider is asked, no notification is needed', async () => {
  const before = await ask(customer.owner.id)
  expect(await before.json()).toMatchObject({ status: 'open', payment_status: null })
  await customer.checkout(number)
  const order = (await customer.payments())[0]?.order_id ?? ''
  gateway.sandbox.midtrans.setSwitches({ never: 'standing' })
  gateway.sandbox.midtrans.pay(gateway.sandbox.midtrans.choose(order, 'qris') ?? '')
  const after = await ask(customer.owner.id)
  expect(after.headers.get('cache-control')).toBe('no-store')
  expect(await after.json()).toMatchObject({ status: 'paid', payment_status: 'paid', method: 'qris' })
})

test('for strangers, staff members of the company, nobody and nonsense it does not exist', async () => {
  const [stranger, employee] = await Promise.all([createUser(db), createUser(db)])
  await addMember(db, customer.companyId, employee.id, 'staff')
  expect((await ask(stranger.id)).status).toBe(404)
  expect((await ask(employee.id)).status).toBe(404)
  expect((await ask(undefined)).status).toBe(404)
  expect((await ask(customer.owner.id, 'INV/2026/11/999999')).status).toBe(404)
  expect((await ask(customer.owner.id, 'nonsense')).status).toBe(404)
})
