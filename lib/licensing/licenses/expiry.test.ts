import '@/db/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db'
import { SETTINGS, type Settings } from '@/lib/config/definitions'
import { newId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import type { Applicant } from '../applications/mutations'
import { createApplicant } from '../applications/testing-applicant'
import { endSuspensions, expireLicenses } from './expiry'
import { moveLicense } from './mutations'
import { remindOfExpiry } from './reminders'
import {
  createLicense,
  createRenewableType,
  createSupervisor,
  getLicense,
  listKinds,
} from './testing-license'

const settings = Object.fromEntries(
  Object.entries(SETTINGS).map(([key, setting]) => [key, setting.default]),
) as Settings

let applicant: Applicant
let type: { id: string; version_id: string }
beforeAll(async () => {
  applicant = await createApplicant(db)
  type = await createRenewableType(db)
})
afterAll(stopSender)

const at = (day: string) => new Date(`${day}T00:10:00+07:00`)

async function mailsOf(number: string) {
  const rows = await db
    .selectFrom('email_messages')
    .select(['template_key', 'variables'])
    .orderBy('created_at')
    .execute()
  return rows.filter((row) => (row.variables as { license_number?: string }).license_number === number)
}

test('a licence expires on the day after its last, once, with its history and a mail', async () => {
  const past = await createLicense(db, applicant, type, { number: 'past', valid_until_on: '2026-11-22' })
  const others = [
    await createLicense(db, applicant, type, { number: 'last-day', valid_until_on: '2026-11-23' }),
    await createLicense(db, applicant, type, { number: 'endless', valid_until_on: null }),
    await createLicense(db, applicant, type, { status: 'revoked', valid_until_on: '2020-01-01' }),
  ]
  // Half past midnight in Jakarta, still the day before in UTC.
  const now = new Date('2026-11-22T17:30:00Z')
  expect(await expireLicenses(db, now)).toEqual({ done: 1, failed: 0 })
  expect(await expireLicenses(db, now)).toEqual({ done: 0, failed: 0 })
  expect((await getLicense(db, past.id)).status).toBe('expired')
  for (const other of others) expect((await getLicense(db, other.id)).status).not.toBe('expired')
  expect(await listKinds(db, past.id)).toEqual(['expired'])
  const events = await db
    .selectFrom('application_events')
    .select(['kind', 'actor_kind'])
    .where('application_id', '=', past.application_id)
    .execute()
  expect(events).toEqual([{ kind: 'expired', actor_kind: 'system' }])
  expect(await mailsOf('past')).toMatchObject([{ template_key: 'license_changed' }])
})

test('one that fails does not keep the others from expiring', async () => {
  const broken = await createLicense(db, applicant, type, { valid_until_on: '2026-11-20' })
  const next = await createLicense(db, applicant, type, { valid_until_on: '2026-11-20' })
  await db
    .insertInto('license_events')
    .values({
      id: newId(),
      license_id: broken.id,
      kind: 'issued',
      to_status: 'active',
      actor_kind: 'staff',
      effective_on: '2021-12-31',
    })
    .execute()
  // Something that the statement stumbles over: a company whose owner has no address a mail could be written to.
  const { sql } = await import('kysely')
  await sql`create function fail_one() returns trigger language plpgsql as $$ begin
    if new.license_id = '${sql.raw(broken.id)}' and new.kind = 'expired' then raise exception 'broken'; end if;
    return new; end $$`.execute(db)
  await sql`create trigger fail_one before insert on license_events for each row execute function fail_one()`.execute(
    db,
  )
  expect(await expireLicenses(db, at('2026-11-23'))).toEqual({ done: 1, failed: 1 })
  expect((await getLicense(db, broken.id)).status).toBe('active')
  expect((await getLicense(db, next.id)).status).toBe('expired')
  await sql`drop trigger fail_one on license_events`.execute(db)
  expect(await expireLicenses(db, at('2026-11-23'))).toEqual({ done: 1, failed: 0 })
})

test('a suspension ends with its last day, unless it was prolonged', async () => {
  const suspended = { status: 'suspended', valid_until_on: '2027-12-31' }
  const over = await createLicense(db, applicant, type, { ...suspended, suspended_until_on: '2026-11-22' })
  const today = await createLicense(db, applicant, type, { ...suspended, suspended_until_on: '2026-11-23' })
  const endless = await createLicense(db, applicant, type, suspended)
  const late = await createLicense(db, applicant, type, {
    ...suspended,
    suspended_until_on: '2026-11-22',
    valid_until_on: '2026-11-21',
  })
  expect(await endSuspensions(db, at('2026-11-23'))).toEqual({ done: 2, failed: 0 })
  expect((await getLicense(db, over.id)).status).toBe('active')
  expect((await getLicense(db, late.id)).status).toBe('expired')
  for (const { id } of [today, endless]) expect((await getLicense(db, id)).status).toBe('suspended')
  expect(await listKinds(db, over.id)).toEqual(['reinstated'])
})

test('each reminder goes out once, and after a pause only the nearest', async () => {
  const number = 'reminded'
  const { id } = await createLicense(db, applicant, type, { number, valid_until_on: '2027-06-30' })
  const remind = (day: string) => remindOfExpiry(db, settings, at(day))
  await remind('2027-03-31')
  expect(await mailsOf(number)).toHaveLength(0)
  await Promise.all([remind('2027-04-01'), remind('2027-04-01')])
  await remind('2027-04-02')
  expect(await mailsOf(number)).toMatchObject([{ variables: { days: '90' } }])
  // Down from then until five days before the end: the second reminder has lost its meaning.
  await remind('2027-06-25')
  await remind('2027-06-26')
  expect(await mailsOf(number)).toMatchObject([{}, { variables: { days: '5' } }])
  const sent = await db
    .selectFrom('license_reminders')
    .select('threshold')
    .where('license_id', '=', id)
    .orderBy('created_at')
    .execute()
  expect(sent.map((row) => row.threshold)).toEqual(['first', 'third'])
})

test('a reminder says what can be done, in the reader’s language', async () => {
  await createLicense(db, applicant, type, { number: 'may-renew', valid_until_on: '2028-03-31' })
  await remindOfExpiry(db, settings, at('2028-01-15'))
  const [mail] = await mailsOf('may-renew')
  expect(mail?.variables).toMatchObject({ valid_until: '31 Maret 2028' })
  expect(mail?.variables).toMatchObject({ message: expect.stringMatching(/^Perpanjang sekarang/) })
})

test('suspended while it expires: both are recorded in an order the table allows', async () => {
  const supervisor = await createSupervisor(db)
  for (let round = 0; round < 5; round++) {
    const { id } = await createLicense(db, applicant, type, { valid_until_on: '2026-11-22' })
    const suspend = db.transaction().execute((trx) =>
      moveLicense(trx, {
        license_id: id,
        transaction_id: newId(),
        move: 'suspend',
        by: { kind: 'staff', role: 'supervisor' },
        actor: supervisor,
        reason_code: 'inspection',
        comment: 'Diperiksa',
      }),
    )
    await Promise.all([suspend, expireLicenses(db, at('2026-11-23'))])
    await expireLicenses(db, at('2026-11-23'))
    expect((await getLicense(db, id)).status).toBe('expired')
    expect([['expired'], ['suspended', 'expired']]).toContainEqual(await listKinds(db, id))
  }
})
