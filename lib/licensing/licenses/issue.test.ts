import '@/db/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db, type Trx } from '@/db'
import { newId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { addMonths, dayOf } from '@/lib/time'
import { definitionSchema } from '../definitions/definition'
import { approveStage } from '../review/decisions'
import { takeCase } from '../review/holding'
import type { Reviewer } from '../review/reviewer'
import {
  createLicenseType,
  createReviewer,
  createSubmitted,
  getApplication,
  TEST_DEFINITION,
} from '../review/testing-case'
import { NumberTaken } from './issue'

for (const name of ['AUTH_SECRET', 'MIDTRANS_SERVER_KEY', 'MIDTRANS_CLIENT_KEY', 'SENDGRID_API_KEY'])
  process.env[name] ??= 'x'.repeat(40)
process.env.SENDGRID_WEBHOOK_PUBLIC_KEY ??= 'x'
process.env.ENCRYPTION_KEY ??= '0'.repeat(64)

let rina: Reviewer
let dewi: Reviewer
beforeAll(async () => {
  rina = await createReviewer(db)
  dewi = await createReviewer(db, 'supervisor')
})
afterAll(stopSender)

const trx = <Result>(run: (tx: Trx) => Promise<Result>) => db.transaction().execute(run)

async function approve(id: string, by: Reviewer, license_number = '', issued_on = '') {
  const row = await getApplication(db, id)
  if (row.assignee_id === null)
    await trx((tx) => takeCase(tx, by, { application_id: id, transaction_id: newId() }))
  return trx((tx) =>
    approveStage(tx, by, {
      application_id: id,
      transaction_id: newId(),
      stage_id: row.current_stage_id ?? '',
      checked: ['complete', 'readable'],
      note: '',
      license_number,
      issued_on,
    }),
  )
}

/** Through every stage up to the one that issues. */
async function readyToIssue(type: { id: string; version_id: string }) {
  const made = await createSubmitted(db, type)
  await approve(made.id, rina)
  await approve(made.id, rina)
  await approve(made.id, dewi)
  return made
}

test('an application goes through all its stages to a licence, with one mail', async () => {
  const type = await createLicenseType(db)
  const { id, company } = await readyToIssue(type)
  // The supervisor keeps the case for the reviewer's stage that follows.
  expect(await getApplication(db, id)).toMatchObject({ stage_kind: 'issue', assignee_id: dewi.staff_id })

  expect(await approve(id, dewi, '12')).toEqual({ ok: false, reason: 'numberInvalid' })
  expect(await approve(id, dewi, '206327301000131')).toMatchObject({ ok: true })

  expect(await getApplication(db, id)).toMatchObject({ status: 'approved', due_at: null })
  const license = await db
    .selectFrom('licenses')
    .selectAll()
    .where('application_id', '=', id)
    .executeTakeFirstOrThrow()
  const today = dayOf(new Date())
  expect(license).toMatchObject({
    number: '206327301000131',
    status: 'active',
    issued_on: today,
    valid_until_on: addMonths(today, 60),
    holder_name: company.trade_name,
  })
  expect(license.verification_code).toMatch(/^[2-9A-HJ-NP-Z]{20}$/)
  const mails = await db
    .selectFrom('email_messages')
    .select('template_key')
    .where('application_id', '=', id)
    .execute()
  expect(mails).toEqual([{ template_key: 'issued' }])
  const audit = await db
    .selectFrom('audit_log')
    .select('action')
    .where('entity_id', 'in', [id, license.id])
    .where('action', 'in', ['license.issued', 'application.approve_stage'])
    .execute()
  expect(audit).toHaveLength(5)
})

test('a number is given once; the second attempt undoes everything it did', async () => {
  const type = await createLicenseType(db)
  const first = await readyToIssue(type)
  const second = await readyToIssue(type)
  await approve(first.id, dewi, '206327301000131')
  await expect(approve(second.id, dewi, '206327301000131')).rejects.toBeInstanceOf(NumberTaken)
  expect(await getApplication(db, second.id)).toMatchObject({ status: 'in_review', stage_kind: 'issue' })
  const active = await db
    .selectFrom('application_stages')
    .select('kind')
    .where('application_id', '=', second.id)
    .where('status', '=', 'active')
    .execute()
  expect(active).toEqual([{ kind: 'issue' }])
  expect(await approve(second.id, dewi, '206327301000231')).toMatchObject({ ok: true })
})

test('our own series gives different numbers to two that are issued at once', async () => {
  const definition = definitionSchema.parse({
    ...TEST_DEFINITION,
    validity: { years: null },
    certificate: {
      ...TEST_DEFINITION.certificate,
      number: { source: 'series', template: 'PIRT/{year}/{sequence}' },
    },
  })
  const type = await createLicenseType(db, definition)
  const made = [await readyToIssue(type), await readyToIssue(type)]
  await Promise.all(made.map(({ id }) => approve(id, dewi)))
  const licenses = await db
    .selectFrom('licenses')
    .select(['number', 'valid_until_on'])
    .where('license_type_id', '=', type.id)
    .orderBy('number')
    .execute()
  const year = dayOf(new Date()).slice(0, 4)
  expect(licenses).toEqual([
    { number: `PIRT/${year}/000001`, valid_until_on: null },
    { number: `PIRT/${year}/000002`, valid_until_on: null },
  ])
})
