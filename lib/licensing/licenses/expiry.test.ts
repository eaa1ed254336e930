import '@/db/testing'
import { expect, test } from 'vitest'
import { db } from '@/db'
import { newId, randomCode } from '@/lib/ids'
import { createLicenseType, createSubmitted } from '../review/testing-case'
import { expireLicenses } from './expiry'

test('a licence expires on the day after its last, once, with its history', async () => {
  const type = await createLicenseType(db)
  const { id, company } = await createSubmitted(db, type)
  const rows = [
    ['past', '2026-11-22', 'active'],
    ['last-day', '2026-11-23', 'active'],
    ['endless', null, 'active'],
    ['revoked', '2020-01-01', 'revoked'],
  ] as const
  for (const [number, valid_until_on, status] of rows) {
    await db
      .insertInto('licenses')
      .values({
        id: newId(),
        number,
        company_id: company.id,
        application_id: number === 'past' ? id : null,
        license_type_id: type.id,
        holder_name: 'Warung',
        verification_code: randomCode(20),
        issued_on: '2019-01-01',
        valid_until_on,
        status,
      })
      .execute()
  }
  // Half past midnight in Jakarta, still the day before in UTC.
  const now = new Date('2026-11-22T17:30:00Z')
  expect(await expireLicenses(db, now)).toBe(1)
  expect(await expireLicenses(db, now)).toBe(0)
  const expired = await db.selectFrom('licenses').select('number').where('status', '=', 'expired').execute()
  expect(expired).toEqual([{ number: 'past' }])
  const events = await db
    .selectFrom('application_events')
    .select(['kind', 'actor_kind'])
    .where('application_id', '=', id)
    .execute()
  expect(events).toEqual([{ kind: 'expired', actor_kind: 'system' }])
  const audit = await db
    .selectFrom('audit_log')
    .select('actor_kind')
    .where('action', '=', 'license.expired')
    .execute()
  expect(audit).toEqual([{ actor_kind: 'system' }])
})
