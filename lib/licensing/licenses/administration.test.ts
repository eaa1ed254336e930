import '@/db/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db'
import { newId, type StaffId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import type { Applicant } from '../applications/mutations'
import { createApplicant } from '../applications/testing-applicant'
import { listAllLicenses, readAllLicenses } from './administration'
import { findLicenseDifference } from './difference'
import { licenseQuery, licensesHref, parseLicenseFilter } from './filter'
import { createLicense, createRenewableType } from './testing-license'

const staff = 'x' as StaffId
const now = new Date('2026-11-23T03:00:00Z')
let applicant: Applicant
let type: { id: string; version_id: string }
beforeAll(async () => {
  applicant = await createApplicant(db)
  type = await createRenewableType(db)
})
afterAll(stopSender)

const find = async (filter: Record<string, string>, size?: number) =>
  listAllLicenses(db, staff, parseLicenseFilter(filter), now, size)

describe('the list of all licences', () => {
  test('is searched by number, holder and code, and narrowed by state, kind and end', async () => {
    const ending = await createLicense(db, applicant, type, {
      number: 'CARI-7788',
      valid_until_on: '2026-12-10',
    })
    await createLicense(db, applicant, type, { number: 'CARI-9911', status: 'revoked' })
    await createLicense(db, applicant, type, {
      number: 'CARI-5511',
      origin: 'recorded',
      valid_until_on: null,
    })
    const numbers = async (filter: Record<string, string>) =>
      (await find(filter)).rows.map((row) => row.number).sort()
    expect(await numbers({ q: 'cari-77' })).toEqual(['CARI-7788'])
    expect(await numbers({ q: applicant.company.trade_name })).toHaveLength(3)
    expect(await numbers({ q: ending.verification_code.toLowerCase() })).toEqual(['CARI-7788'])
    expect(await numbers({ status: 'revoked' })).toEqual(['CARI-9911'])
    expect(await numbers({ origin: 'recorded' })).toEqual(['CARI-5511'])
    expect(await numbers({ expiry: '30' })).toEqual(['CARI-7788'])
    expect(await numbers({ type: 'nib' })).toEqual([])
    expect(await numbers({ q: "%' or 1=1" })).toEqual([])
  })

  test('is paged by key in both directions, and read whole for the export', async () => {
    for (let index = 0; index < 5; index++) await createLicense(db, applicant, type)
    const first = await find({}, 3)
    const second = await find({ after: first.after ?? '' }, 3)
    expect(first.before).toBeUndefined()
    const back = await find({ before: second.before ?? '' }, 3)
    expect(back.rows).toEqual(first.rows)
    const all: string[] = []
    for await (const row of readAllLicenses(db, staff, parseLicenseFilter({}), now, 1000)) all.push(row.id)
    expect(all.slice(0, 6)).toEqual([...first.rows, ...second.rows].map((row) => row.id))
    expect(new Set(all).size).toBe(all.length)
  })

  test('what an address says is read carefully and written back', () => {
    const filter = parseLicenseFilter({
      q: ' ab ',
      status: 'whatever',
      type: 'spp_irt',
      after: 'x',
      expiry: '90',
    })
    expect(licenseQuery(filter)).toBe('type=spp_irt&expiry=90')
    expect(licensesHref(filter, { after: 'k' })).toBe('/admin/licenses?type=spp_irt&expiry=90&after=k')
  })
})

test('what a renewal changes is found field by field; an application for something new changes nothing', async () => {
  const license = await createLicense(db, applicant, type)
  expect(await findLicenseDifference(db, license.application_id, 'id')).toBeUndefined()
  const id = newId()
  await db
    .insertInto('applications')
    .values({
      id,
      number: `IZN-T-${id.slice(-12)}`,
      company_id: applicant.company.id,
      company_name: 'x',
      license_type_id: type.id,
      license_type_version_id: type.version_id,
      kind: 'renewal',
      license_id: license.id,
      data: JSON.stringify({ product_name: 'Keripik pisang', owner_nik: '3273014510850001' }),
    })
    .execute()
  expect(await findLicenseDifference(db, id, 'id')).toMatchObject({
    kind: 'renewal',
    license: { id: license.id },
    changes: [{ key: 'product_name', before: 'Keripik tempe', after: 'Keripik pisang' }],
  })
  const recorded = await createLicense(db, applicant, type, { origin: 'recorded' })
  await db.updateTable('licenses').set({ application_id: null }).where('id', '=', recorded.id).execute()
  await db.updateTable('applications').set({ license_id: recorded.id }).where('id', '=', id).execute()
  expect(await findLicenseDifference(db, id, 'id')).toMatchObject({ changes: undefined })
})
