import '@/db/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/db'
import { newId, type StaffId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { getBusiness, profileOf } from '../finder/business'
import { countByDay, countByStatus } from '../statistics/figures'
import { refreshFigures } from '../statistics/refresh'
import { countApplications, listApplications, listLicenses } from './lists'
import type { Applicant } from './mutations'
import { findApplication, findPublishedLicenseType, listPublishedLicenseTypes } from './queries'
import { createApplicant, createDraft, createSent } from './testing-applicant'

afterAll(stopSender)

let sari: Applicant
let tono: Applicant
let sent: string
let draft: string
beforeAll(async () => {
  sari = await createApplicant(db)
  tono = await createApplicant(db)
  draft = await createDraft(db, sari)
  sent = await createSent(db, sari)
  const type = await findPublishedLicenseType(db, 'spp_irt')
  await db
    .insertInto('licenses')
    .values({
      id: newId(),
      number: '206327301012331',
      company_id: sari.company.id,
      license_type_id: type?.id ?? '',
      holder_name: 'Warung',
      verification_code: '23456789ABCDEFGHJKMN',
      origin: 'recorded',
      issued_on: '2026-01-05',
      valid_until_on: '2031-01-05',
    })
    .execute()
})

describe('another company', () => {
  it('sees no application', async () => {
    expect(await findApplication(db, sari.company.id, sent)).toBeDefined()
    expect(await findApplication(db, tono.company.id, sent)).toBeUndefined()
    expect(await findApplication(db, sari.company.id, 'not-an-id')).toBeUndefined()
  })

  it('sees an empty list, zero counts, no licences', async () => {
    expect((await listApplications(db, tono.company.id)).rows).toEqual([])
    expect(await countApplications(db, tono.company.id)).toEqual({
      yours: 0,
      office: 0,
      approved: 0,
      ended: 0,
    })
    expect(await listLicenses(db, tono.company.id)).toEqual([])
  })

  it('holds nothing of what this one holds', async () => {
    const holdings = async ({ company }: Applicant) => profileOf(await getBusiness(db, company.id)).holdings
    expect(new Set((await holdings(sari)).map(({ code }) => code))).toEqual(new Set(['merek', 'spp_irt']))
    expect(await holdings(tono)).toEqual([])
  })
})

describe('an application', () => {
  it('comes with its definition, stages, events and documents', async () => {
    const found = await findApplication(db, sari.company.id, sent)
    expect(found?.definition.name.id).toBe('Pendaftaran merek')
    expect(found?.stages.map((stage) => stage.status)).toEqual(['active', ...Array(6).fill('pending')])
    expect(found?.events.map((event) => event.kind)).toEqual(['submit'])
    expect(found?.documents.map((document) => document.requirement_key).sort()).toEqual([
      'ktp',
      'mark_label',
      'signature',
    ])
  })
})

describe('the list', () => {
  it('filters, searches and counts', async () => {
    const ids = async (options: object) =>
      (await listApplications(db, sari.company.id, options)).rows.map((row) => row.id)
    expect(await ids({ filter: 'yours' })).toEqual([draft])
    expect(await ids({ filter: 'office' })).toEqual([sent])
    expect(await ids({ search: 'MEREK' })).toHaveLength(2)
    expect(await ids({ search: '%' })).toEqual([])
    expect(await ids({ after: "1'; drop table applications" })).toHaveLength(2)
    expect(await countApplications(db, sari.company.id)).toMatchObject({ yours: 1, office: 1 })
  })

  it('pages without losing or repeating a row', async () => {
    const many = await createApplicant(db)
    const made = []
    for (let at = 0; at < 5; at++) made.push(await createDraft(db, many))
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await listApplications(db, many.company.id, { after, limit: 2 })
      seen.push(...page.rows.map((row) => row.id))
      after = page.next
    } while (after)
    expect(seen).toEqual(made.reverse())
  })
})

describe('licence types', () => {
  it('are listed in their order', async () => {
    const types = await listPublishedLicenseTypes(db)
    expect(types.map((type) => type.code)).toEqual(['nib', 'spp_irt', 'halal_self_declared', 'merek'])
  })
})

describe('statistics', () => {
  const staff = newId() as StaffId
  it('count by status and day', async () => {
    await refreshFigures()
    expect(await countByStatus(db, staff)).toMatchObject({ submitted: 1, approved: 0, rejected: 0 })
    const days = await countByDay(db, staff, new Date(), 7)
    expect(days).toHaveLength(7)
    expect(days.at(-1)).toMatchObject({ submitted: 1, decided: 0 })
  })
})
