import '@/db/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db'
import { type CompanyId, newId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import {
  type Applicant,
  saveDraft,
  submitApplication,
  withdrawApplication,
} from '@/lib/licensing/applications/mutations'
import {
  createApplicant,
  createDocument,
  createDraft,
  MARK_ANSWERS,
} from '@/lib/licensing/applications/testing-applicant'
import { findApplicationInvoice, quoteApplicationFee } from './application-fees'
import { findImbalances } from './ledger/balance'
import { setBillingEnv } from './testing-billing'

setBillingEnv('http://127.0.0.1:1')
afterAll(stopSender)

const setFee = (application_fee_amount: bigint) =>
  db.updateTable('plans').set({ application_fee_amount }).where('code', '=', 'rintis').execute()
beforeAll(() => setFee(10_000n))

/** A draft with everything it needs, at version 2. */
async function createComplete(applicant: Applicant): Promise<string> {
  const application_id = await createDraft(db, applicant)
  const file = () => createDocument(db, applicant.company.id)
  const documents = { mark_label: [await file()], signature: [await file()], ktp: [await file()] }
  const draft = { application_id, version: 1, answers: MARK_ANSWERS, documents }
  await db.transaction().execute((trx) => saveDraft(trx, applicant, draft))
  return application_id
}

const submit = (applicant: Applicant, application_id: string, extra: { fee_amount?: string } = {}) =>
  db
    .transaction()
    .execute((trx) =>
      submitApplication(trx, applicant, { application_id, version: 2, transaction_id: newId(), ...extra }),
    )

const withdraw = (applicant: Applicant, application_id: string) =>
  db
    .transaction()
    .execute((trx) =>
      withdrawApplication(trx, applicant, { application_id, transaction_id: newId(), reason: '' }),
    )

const invoicesOf = (companyId: string) =>
  db.selectFrom('invoices').selectAll().where('company_id', '=', companyId).execute()

test('sending bills the fee once, with the number and the licence, in the transaction of the move', async () => {
  const applicant = await createApplicant(db)
  const id = await createComplete(applicant)
  expect(await quoteApplicationFee(db, applicant.company.id)).toMatchObject({
    subtotal: 10_000n,
    tax: 1_100n,
    total: 11_100n,
  })
  const outcomes = await Promise.all([submit(applicant, id), submit(applicant, id), submit(applicant, id)])
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
  const [invoice, ...others] = await invoicesOf(applicant.company.id)
  expect(others).toEqual([])
  expect(invoice).toMatchObject({
    kind: 'application',
    application_id: id,
    status: 'open',
    total_amount: 11_100n,
  })
  const { number } = await db
    .selectFrom('applications')
    .select('number')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const line = await db
    .selectFrom('invoice_lines')
    .select('description_id')
    .where('invoice_id', '=', invoice?.id ?? '')
    .executeTakeFirstOrThrow()
  expect(line.description_id).toContain(number)
  expect(line.description_id).toMatch(/merek/i)
  const mails = await db
    .selectFrom('email_messages')
    .select('template_key')
    .where('company_id', '=', applicant.company.id)
    .execute()
  expect(mails.map((mail) => mail.template_key).sort()).toEqual(['invoice', 'submitted'])
  expect(await findImbalances(db)).toEqual([])
})

test('nobody is billed another fee than they were shown', async () => {
  const applicant = await createApplicant(db)
  const id = await createComplete(applicant)
  expect(await submit(applicant, id, { fee_amount: '0' })).toEqual({ ok: false, reason: 'feeChanged' })
  expect(await invoicesOf(applicant.company.id)).toEqual([])
  expect((await submit(applicant, id, { fee_amount: '10000' })).ok).toBe(true)
})

test('withdrawn before anyone looked, the fee falls away; afterwards it stays', async () => {
  const [early, late] = await Promise.all([createApplicant(db), createApplicant(db)])
  const [first, second] = [await createComplete(early), await createComplete(late)]
  await submit(early, first)
  await submit(late, second)
  await db.updateTable('applications').set({ status: 'in_review' }).where('id', '=', second).execute()
  expect((await withdraw(early, first)).ok).toBe(true)
  expect((await withdraw(late, second)).ok).toBe(true)
  expect(await findApplicationInvoice(db, early.company.id, first)).toMatchObject({ status: 'void' })
  expect(await findApplicationInvoice(db, late.company.id, second)).toMatchObject({ status: 'open' })
  expect(await findImbalances(db)).toEqual([])
})

test('a plan without a fee bills nothing, and another company sees nothing', async () => {
  const [applicant, stranger] = await Promise.all([createApplicant(db), createApplicant(db)])
  const id = await createComplete(stranger)
  await submit(stranger, id)
  expect(await findApplicationInvoice(db, applicant.company.id as CompanyId, id)).toBeUndefined()
  await setFee(0n)
  const free = await createComplete(applicant)
  expect((await submit(applicant, free, { fee_amount: '0' })).ok).toBe(true)
  expect(await invoicesOf(applicant.company.id)).toEqual([])
  await setFee(10_000n)
})
