import '@/db/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db'
import { addMember, createUser } from '@/db/testing-rows'
import { newId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import type { Applicant } from '../applications/mutations'
import { createApplicant } from '../applications/testing-applicant'
import { createLicense, createRenewableType } from '../licenses/testing-license'
import { renderFeed } from './feed'
import { calendarItems } from './items'
import { makeSubscription, revokeSubscription } from './mutations'
import { findSubscribed, listCalendar } from './queries'

let applicant: Applicant
let type: { id: string; version_id: string }
beforeAll(async () => {
  applicant = await createApplicant(db)
  type = await createRenewableType(db)
})
afterAll(stopSender)

const renewal = { opens_days_before: 90, closes_days_after: 30 }
const license = {
  id: '0190d5f0-0000-7000-8000-000000000001',
  number: '206327301000131',
  name_id: 'SPP-IRT; keripik, pedas',
  name_en: 'Home food permit',
  status: 'active' as const,
  valid_until_on: '2026-12-31',
  updated_at: new Date('2026-01-05T03:00:00Z'),
  offer: { renewal },
  is_renewing: false,
}

describe('what is in it', () => {
  test('the end of a licence and its renewal window, by day', () => {
    expect(calendarItems([license], []).map((item) => [item.day, item.kind])).toEqual([
      ['2026-10-02', 'renewal_opens'],
      ['2026-12-31', 'expiry'],
      ['2027-01-30', 'renewal_closes'],
    ])
  })

  test.each([
    ['one that is being renewed', { is_renewing: true }, ['expiry']],
    ['one that is not renewed here', { offer: null }, ['expiry']],
    ['a suspended one', { status: 'suspended' as const }, ['expiry']],
    ['one without end', { valid_until_on: null }, []],
    ['a replaced one', { status: 'superseded' as const }, []],
    ['a revoked one', { status: 'revoked' as const }, []],
  ])('of %s', (_, changes, kinds) => {
    expect(calendarItems([{ ...license, ...changes }], []).map((item) => item.kind)).toEqual(kinds)
  })

  test('a correction is due on the day that ends at its midnight', () => {
    const revision = {
      id: newId(),
      application_id: newId(),
      number: 'IZN-2026-000001',
      name_id: 'SPP-IRT',
      name_en: 'SPP-IRT',
      due_at: new Date('2026-11-28T17:00:00Z'),
      created_at: new Date(),
    }
    expect(calendarItems([], [revision])).toMatchObject([{ day: '2026-11-28', kind: 'revision' }])
  })

  test('nothing of another company', async () => {
    const other = await createApplicant(db)
    await createLicense(db, applicant, type, { valid_until_on: '2027-05-31' })
    await createLicense(db, applicant, type, { valid_until_on: '2027-05-31', origin: 'recorded' })
    const own = await listCalendar(db, applicant.company.id)
    expect(own.filter((item) => item.kind === 'expiry')).toHaveLength(2)
    expect(own.filter((item) => item.kind === 'renewal_opens')).toHaveLength(2)
    expect(await listCalendar(db, other.company.id)).toEqual([])
  })
})

describe('the feed', () => {
  const feed = (locale = 'id') =>
    renderFeed({
      items: calendarItems([license], []),
      company: 'Keripik Bu Sari, Bandung',
      locale,
      base: 'https://izinku.example/app/keripik-bu-sari',
    })

  test('is what calendars read: folded, escaped, whole days, alarms, ids that stay', async () => {
    const text = await feed()
    expect(await feed()).toBe(text)
    const lines = text.split('\r\n')
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    const whole = text.replaceAll(/\r\n[ \t]/g, '')
    expect(whole).toContain(`UID:expiry-${license.id}@izinku.example`)
    expect(whole).toContain('DTSTAMP:20260105T030000Z')
    expect(whole).toContain('DTSTART;VALUE=DATE:20261231')
    expect(whole).toContain('SUMMARY:SPP-IRT\\; keripik\\, pedas berakhir')
    expect(whole).toContain('NAME:Kalender izin Keripik Bu Sari Bandung')
    expect(whole.match(/BEGIN:VALARM/g)).toHaveLength(3)
    expect(whole).toMatch(/TRIGGER:-P7D|TRIGGER:-P1W/)
    expect(whole.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0')).toBe(true)
    expect(whole.trimEnd().endsWith('END:VCALENDAR')).toBe(true)
    expect(await feed('en')).toContain('SUMMARY:Home food permit ends')
  })
})

describe('its address', () => {
  const make = (who: Applicant) => db.transaction().execute((trx) => makeSubscription(trx, who))

  test('opens the calendar of its company until it is changed or switched off', async () => {
    const first = await make(applicant)
    expect(await findSubscribed(db, first)).toMatchObject({ company_id: applicant.company.id })
    const stored = await db.selectFrom('license_calendars').selectAll().execute()
    expect(JSON.stringify(stored)).not.toContain(first)
    const second = await make(applicant)
    expect(await findSubscribed(db, first)).toBeUndefined()
    expect(await findSubscribed(db, second)).toBeDefined()
    await db.transaction().execute((trx) => revokeSubscription(trx, applicant))
    await db.transaction().execute((trx) => revokeSubscription(trx, applicant))
    expect(await findSubscribed(db, second)).toBeUndefined()
    const audit = await db
      .selectFrom('audit_log')
      .select('action')
      .where('entity_type', '=', 'license_calendar')
      .where('company_id', '=', applicant.company.id)
      .orderBy('created_at')
      .execute()
    expect(audit.map((row) => row.action)).toEqual([
      'license_calendar.made',
      'license_calendar.rotated',
      'license_calendar.revoked',
    ])
  })

  test('made twice at once, one is left', async () => {
    const tokens = await Promise.all([make(applicant), make(applicant), make(applicant)])
    const open = await Promise.all(tokens.map((token) => findSubscribed(db, token)))
    expect(open.filter(Boolean)).toHaveLength(1)
  })

  test('goes with whoever made it, and with the company', async () => {
    const user = await createUser(db)
    await addMember(db, applicant.company.id, user.id, 'manager')
    const manager: Applicant = {
      ...applicant,
      role: 'manager',
      actor: { kind: 'user', user_id: user.id, name: user.name },
    }
    const token = await make(manager)
    expect(await findSubscribed(db, token)).toBeDefined()
    await db.deleteFrom('company_members').where('user_id', '=', user.id).execute()
    expect(await findSubscribed(db, token)).toBeUndefined()
    const own = await make(applicant)
    const { id } = applicant.company
    await db.updateTable('companies').set({ disabled_at: new Date() }).where('id', '=', id).execute()
    expect(await findSubscribed(db, own)).toBeUndefined()
  })
})
