import '@/db/testing'
import { afterAll, describe, expect, it } from 'vitest'
import { db } from '@/db'
import { seedLicenseTypes } from '@/db/seed/defaults/license-types'
import { stopSender } from '@/lib/jobs/boss'
import { findPublishedLicenseType } from '../../applications/queries'
import { createReviewer, TEST_DEFINITION } from '../../review/testing-case'
import {
  createLicenseType,
  discardDefinitionDraft,
  type Editor,
  publishDefinitionDraft,
  saveDefinitionDraft,
  startDefinitionDraft,
} from './mutations'

afterAll(stopSender)

const name = { id: 'Izin Baru', en: 'New Licence' }
let counter = 0
const within = <Result>(run: (trx: Parameters<typeof createLicenseType>[0]) => Promise<Result>) =>
  db.transaction().execute(run)
const versionsOf = (code: string) =>
  db
    .selectFrom('license_type_versions as version')
    .innerJoin('license_types as type', 'type.id', 'version.license_type_id')
    .select(['version.version', 'version.status', 'version.revision'])
    .where('type.code', '=', code)
    .orderBy('version.version')
    .execute()

/** A type with a draft that can be published. */
async function createDraft(): Promise<{ editor: Editor; code: string }> {
  const editor = await createReviewer(db, 'admin')
  const code = `baru_${++counter}`
  await within((trx) => createLicenseType(trx, editor, { code, name, definition: TEST_DEFINITION }))
  return { editor, code }
}

describe('creating a licence type', () => {
  it('makes a draft that nobody can apply for, once for each code', async () => {
    const editor = await createReviewer(db, 'admin')
    const create = () => within((trx) => createLicenseType(trx, editor, { code: 'satu_kali', name }))
    const outcomes = await Promise.all([create(), create()])
    expect(outcomes).toContainEqual({ ok: true, revision: 1 })
    expect(outcomes).toContainEqual({ ok: false, reason: 'codeTaken' })
    expect(await versionsOf('satu_kali')).toEqual([{ version: 1, status: 'draft', revision: 1 }])
    expect(await findPublishedLicenseType(db, 'satu_kali')).toBeUndefined()
    const refused = within((trx) => createLicenseType(trx, editor, { code: 'Tidak Boleh', name }))
    expect(await refused).toEqual({ ok: false, reason: 'codeInvalid' })
  })

  it('begins with what is missing named by its place, and cannot be published so', async () => {
    const editor = await createReviewer(db, 'admin')
    await within((trx) => createLicenseType(trx, editor, { code: 'kosong', name }))
    const outcome = await within((trx) =>
      publishDefinitionDraft(trx, editor, { code: 'kosong', revision: 1 }),
    )
    if (outcome.ok || outcome.reason !== 'problems') throw new Error('It was published')
    const paths = outcome.problems.map((problem) => problem.path.join('.'))
    expect(paths).toEqual(expect.arrayContaining(['summary.id', 'authority.en', 'sections.0.fields']))
    expect(outcome.problems.every((problem) => problem.code !== 'invalid')).toBe(true)
  })
})

describe('a draft', () => {
  it('is kept invalid too, and says what is wrong', async () => {
    const { editor, code } = await createDraft()
    const definition = { ...TEST_DEFINITION, subject: 'nothing' }
    const saved = await within((trx) => saveDefinitionDraft(trx, editor, { code, revision: 1, definition }))
    expect(saved).toEqual({
      ok: true,
      revision: 2,
      problems: [{ path: ['subject'], code: 'subjectUnknown', params: { key: 'nothing' } }],
    })
  })

  it('is saved by one of two who began with the same; the other is told who was faster', async () => {
    const { editor, code } = await createDraft()
    const other = await createReviewer(db, 'admin')
    const save = (who: Editor) =>
      within((trx) => saveDefinitionDraft(trx, who, { code, revision: 1, definition: TEST_DEFINITION }))
    const outcomes = await Promise.all([save(editor), save(other)])
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    const winner = outcomes[0]?.ok ? editor : other
    expect(outcomes.find((outcome) => !outcome.ok)).toEqual({
      ok: false,
      reason: 'conflict',
      by: winner.actor.name,
      revision: 2,
    })
  })

  it('exists once for each type', async () => {
    const editor = await createReviewer(db, 'admin')
    const start = () => within((trx) => startDefinitionDraft(trx, editor, { code: 'merek' }))
    const outcomes = await Promise.all([start(), start()])
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    expect(outcomes).toContainEqual({ ok: false, reason: 'draftExists' })
    const unknown = within((trx) => startDefinitionDraft(trx, editor, { code: 'tidak_ada' }))
    expect(await unknown).toEqual({ ok: false, reason: 'notFound' })
  })

  it('can be thrown away; a type that never was published goes with it', async () => {
    const { editor, code } = await createDraft()
    const discard = (revision: number) =>
      within((trx) => discardDefinitionDraft(trx, editor, { code, revision }))
    expect(await discard(7)).toMatchObject({ ok: false, reason: 'conflict' })
    expect(await discard(1)).toEqual({ ok: true, type_removed: true })
    expect(await discard(1)).toEqual({ ok: false, reason: 'notFound' })

    await within((trx) => startDefinitionDraft(trx, editor, { code: 'nib' }))
    const gone = await within((trx) => discardDefinitionDraft(trx, editor, { code: 'nib', revision: 1 }))
    expect(gone).toEqual({ ok: true, type_removed: false })
    expect((await versionsOf('nib')).map((version) => version.status)).toEqual(['published'])
  })
})

describe('publishing', () => {
  it('happens once, makes the version current and retires the one before', async () => {
    const { editor, code } = await createDraft()
    const publish = (revision: number) =>
      within((trx) => publishDefinitionDraft(trx, editor, { code, revision }))
    const both = await Promise.all([publish(1), publish(1)])
    expect(both).toContainEqual({ ok: true, version: 1 })
    expect(both).toContainEqual({ ok: false, reason: 'notFound' })

    await within((trx) => startDefinitionDraft(trx, editor, { code }))
    const definition = { ...TEST_DEFINITION, fee: { amount: 50_000, note: null } }
    await within((trx) => saveDefinitionDraft(trx, editor, { code, revision: 1, definition }))
    expect(await publish(1)).toMatchObject({ ok: false, reason: 'conflict', revision: 2 })
    expect(await publish(2)).toEqual({ ok: true, version: 2 })
    expect((await versionsOf(code)).map(({ version, status }) => [version, status])).toEqual([
      [1, 'retired'],
      [2, 'published'],
    ])
    expect((await findPublishedLicenseType(db, code))?.definition.fee.amount).toBe(50_000)
  })

  it('is refused for places, activities and types that do not exist', async () => {
    const { editor, code } = await createDraft()
    const definition = {
      ...TEST_DEFINITION,
      eligibility: {
        ...TEST_DEFINITION.eligibility,
        regions: ['32', '99'],
        kbli: [{ version: '2025', prefixes: ['10', '00'], except: [] }],
      },
      recommendation: { ...TEST_DEFINITION.recommendation, after: ['nib', 'nothing', code] },
    }
    await within((trx) => saveDefinitionDraft(trx, editor, { code, revision: 1, definition }))
    const outcome = await within((trx) => publishDefinitionDraft(trx, editor, { code, revision: 2 }))
    expect(outcome).toMatchObject({ ok: false, reason: 'problems' })
    const problems = 'problems' in outcome ? outcome.problems : []
    expect(problems.map((problem) => [problem.path.join('.'), problem.code])).toEqual([
      ['eligibility.regions.1', 'regionUnknown'],
      ['eligibility.kbli.0.prefixes', 'kbliUnknown'],
      ['recommendation.after.1', 'afterUnknown'],
      ['recommendation.after.2', 'afterItself'],
    ])
  })

  it('leaves its traces', async () => {
    const { editor, code } = await createDraft()
    for (const revision of [1, 2])
      await within((trx) => saveDefinitionDraft(trx, editor, { code, revision, definition: TEST_DEFINITION }))
    await within((trx) => publishDefinitionDraft(trx, editor, { code, revision: 3 }))
    const rows = await db
      .selectFrom('audit_log')
      .select('action')
      .where('actor_user_id', '=', editor.staff_id)
      .orderBy('created_at')
      .orderBy('id')
      .execute()
    expect(rows.map((row) => row.action)).toEqual([
      'license_type.created',
      'license_type.draft_edited',
      'license_type.published',
    ])
  })
})

describe('the default types', () => {
  it('stay as they are while staff write a version of their own, and after', async () => {
    const editor = await createReviewer(db, 'admin')
    const before = await findPublishedLicenseType(db, 'spp_irt')
    await within((trx) => startDefinitionDraft(trx, editor, { code: 'spp_irt' }))
    await seedLicenseTypes(db)
    expect(await versionsOf('spp_irt')).toHaveLength(2)
    const published = await within((trx) =>
      publishDefinitionDraft(trx, editor, { code: 'spp_irt', revision: 1 }),
    )
    expect(published).toEqual({ ok: true, version: 2 })
    expect((await findPublishedLicenseType(db, 'spp_irt'))?.definition).toEqual(before?.definition)
    await seedLicenseTypes(db)
    expect(await versionsOf('spp_irt')).toHaveLength(2)
  })
})
