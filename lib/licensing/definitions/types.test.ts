import '@/db/testing'
import { afterAll, describe, expect, it } from 'vitest'
import { db } from '@/db'
import { readDefaultLicenseTypes, seedLicenseTypes } from '@/db/seed/defaults/license-types'
import { newId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { findPublishedLicenseType } from '../applications/queries'
import { createApplicant, createSent } from '../applications/testing-applicant'
import { createReviewer } from '../review/testing-case'
import { reinstateLicenseType, retireLicenseType } from './type-mutations'
import { findLicenseType, listLicenseTypes } from './type-queries'

afterAll(stopSender)

describe('retiring a licence type', () => {
  it('closes it for new applications, leaves the others, and can be undone once', async () => {
    const { staff_id, actor } = await createReviewer(db, 'admin')
    const sent = await createSent(db, await createApplicant(db))
    const retire = () => db.transaction().execute((trx) => retireLicenseType(trx, actor, 'merek', 'Diganti'))
    const reinstate = () =>
      db.transaction().execute((trx) => reinstateLicenseType(trx, actor, 'merek', 'Kembali'))

    const [one, two] = await Promise.all([retire(), retire()])
    expect([one, two]).toContainEqual({ ok: true })
    expect([one, two]).toContainEqual({ ok: false, reason: 'notPublished' })
    expect(await findPublishedLicenseType(db, 'merek')).toBeUndefined()
    const { status } = await db
      .selectFrom('applications')
      .select('status')
      .where('id', '=', sent)
      .executeTakeFirstOrThrow()
    expect(status).toBe('submitted')
    expect((await listLicenseTypes(db, staff_id)).at(-1)).toMatchObject({
      code: 'merek',
      status: 'retired',
      open_count: 1,
    })

    expect(await reinstate()).toEqual({ ok: true })
    expect(await reinstate()).toEqual({ ok: false, reason: 'notRetired' })
    const actions = await db
      .selectFrom('audit_log')
      .select('action')
      .where('entity_type', '=', 'license_type')
      .orderBy('created_at')
      .execute()
    expect(actions.map((row) => row.action)).toEqual(['license_type.retired', 'license_type.reinstated'])
  })

  it('knows of no other codes', async () => {
    const { actor } = await createReviewer(db, 'admin')
    const outcome = await db.transaction().execute((trx) => retireLicenseType(trx, actor, 'tidak_ada', 'x'))
    expect(outcome).toEqual({ ok: false, reason: 'notFound' })
  })
})

describe('the default types', () => {
  it('are left alone when seeded again', async () => {
    const count = () => db.selectFrom('license_type_versions').select('id').execute()
    const before = await count()
    await seedLicenseTypes(db)
    expect(await count()).toHaveLength(before.length)
  })

  it('become a new version when their file has changed, and stay as staff made them', async () => {
    const { staff_id } = await createReviewer(db, 'admin')
    const type = await findPublishedLicenseType(db, 'nib')
    if (!type) throw new Error('NIB was not seeded')
    const older = { ...type.definition, name: { id: 'NIB lama', en: 'Old NIB' } }
    const setCurrent = (created_by: string | null) =>
      db
        .updateTable('license_type_versions')
        .set({ definition: JSON.stringify(older), created_by })
        .where('id', '=', type.version_id)
        .execute()

    await setCurrent(staff_id)
    await seedLicenseTypes(db)
    expect((await findLicenseType(db, staff_id, 'nib'))?.versions).toHaveLength(1)

    await setCurrent(null)
    await seedLicenseTypes(db)
    const renewed = await findLicenseType(db, staff_id, 'nib')
    expect(renewed?.versions.map((version) => [version.version, version.status])).toEqual([
      [2, 'published'],
      [1, 'retired'],
    ])
    const file = readDefaultLicenseTypes().find((one) => one.code === 'nib')
    expect(renewed?.definition).toEqual(file?.definition)
    expect((await findLicenseType(db, staff_id, 'nib', 1))?.definition?.name.id).toBe('NIB lama')
    expect(await findLicenseType(db, staff_id, 'nib', 9)).toBeUndefined()
    expect(await findLicenseType(db, staff_id, newId())).toBeUndefined()
  })
})
