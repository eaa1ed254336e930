import '@/db/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/db'
import { newId, randomCode } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { addDays, dayOf } from '@/lib/time'
import type { Applicant } from '../applications/mutations'
import { findPublishedLicenseType } from '../applications/queries'
import { createApplicant, createDraft, createSent } from '../applications/testing-applicant'
import { getBusiness, profileOf } from './business'
import { stillNeeded } from './plan'
import { findPlan } from './queries'

// What a company holds and is doing, as the dashboard's "what you still need" reads it.

afterAll(stopSender)

const NOW = new Date()
let owner: Applicant
beforeAll(async () => {
  owner = await createApplicant(db)
})

async function hold(code: string, days: number, changes: { supersedes_id?: string; status?: string } = {}) {
  const type = await findPublishedLicenseType(db, code)
  const id = newId()
  const issued_on = addDays(dayOf(NOW), -900)
  await db
    .insertInto('licenses')
    .values({
      id,
      number: randomCode(12),
      company_id: owner.company.id,
      license_type_id: type?.id ?? '',
      holder_name: 'Warung',
      verification_code: randomCode(20),
      origin: 'issued',
      issued_on,
      valid_until_on: addDays(dayOf(NOW), days),
      ...changes,
    })
    .execute()
  return id
}

const plan = async () => findPlan(db, profileOf(await getBusiness(db, owner.company.id)), NOW)
const standings = async () =>
  Object.fromEntries((await plan()).items.map((item) => [item.type.code, item.standing]))
const needed = async () => stillNeeded(await plan()).map((item) => item.type.code)

describe('a company', () => {
  it('needs what it neither holds nor applies for, and what ends soon again', async () => {
    expect(await needed()).toEqual(['spp_irt', 'halal_self_declared', 'merek'])
    await createDraft(db, owner)
    expect(await standings()).toMatchObject({ nib: 'held', merek: 'drafted' })
    expect(await needed()).toEqual(['spp_irt', 'halal_self_declared'])
    await createSent(db, owner)
    expect(await standings()).toMatchObject({ merek: 'under_way' })

    const soon = await hold('spp_irt', 40)
    const [renewal] = stillNeeded(await plan())
    expect(renewal).toMatchObject({ standing: 'renew', renewals: [{ id: soon }] })

    // Issued already, to follow the one that ends.
    await hold('spp_irt', 1800, { supersedes_id: soon })
    expect(await standings()).toMatchObject({ spp_irt: 'held' })
    expect(await needed()).toEqual(['halal_self_declared'])
  })

  it('knows nothing of what another one holds', async () => {
    const other = await createApplicant(db, { nib: null })
    const { holdings, has_nib } = profileOf(await getBusiness(db, other.company.id))
    expect({ holdings, has_nib }).toEqual({ holdings: [], has_nib: false })
  })
})
