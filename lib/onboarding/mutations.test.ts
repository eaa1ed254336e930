import '@/db/testing'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/db'
import { decrypt } from '@/lib/crypto'
import { checkAnswers } from './answer-checks'
import { saveDraft } from './mutations'
import { findOpenWorkflow } from './queries'
import { STEP_SCHEMAS } from './schema'
import { formValues } from './step-data'
import { ANSWERS, complete, createReferences, finish, NIK, NOW, someone } from './testing-someone'

beforeAll(createReferences)

describe('saving', () => {
  it('goes step by step and resumes at the right place', async () => {
    const who = await someone()
    expect(await complete(who, 'business')).toMatchObject({ ok: false, reason: 'tooEarly' })
    expect(await complete(who, 'person')).toEqual({ ok: true, data: { version: 1, next: 'business' } })
    const workflow = await findOpenWorkflow(db, who.id)
    expect(workflow?.statuses).toEqual({ person: 'completed' })
    const row = await db
      .selectFrom('onboarding_workflows')
      .select('current_step')
      .where('id', '=', who.workflow_id)
      .executeTakeFirst()
    expect(row?.current_step).toBe('business')
    const user = await db.selectFrom('users').selectAll().where('id', '=', who.id).executeTakeFirstOrThrow()
    expect(user).toMatchObject({ phone: '+6281234567890', privacy_accepted_at: NOW })
  })

  it('does not let two tabs overwrite one another silently', async () => {
    const who = await someone()
    await complete(who, 'person')
    const mine = { ...ANSWERS.person, name: 'Sari W.' }
    expect(await complete(who, 'person', 0, mine)).toMatchObject({ ok: false, reason: 'conflict' })
    expect(await complete(who, 'person', 0)).toMatchObject({ ok: true, data: { version: 1 } })
    expect(await complete(who, 'person', 1, mine)).toMatchObject({ ok: true, data: { version: 2 } })
  })

  it('of two at the very same time takes one', async () => {
    const who = await someone()
    const names = ['Sari A', 'Sari B', 'Sari C']
    const results = await Promise.all(
      names.map((name) => complete(who, 'person', 0, { ...ANSWERS.person, name })),
    )
    expect(results.filter((result) => result.ok)).toHaveLength(1)
  })

  it('keeps what was typed when a step is left half-way', async () => {
    const who = await someone()
    await complete(who, 'person')
    const save = { workflow_id: who.workflow_id, step: 'business', version: 0 } as const
    const draft = { trade_name: 'Warung', nik: '3273', entity_kind: 'individual', strange: 'x' }
    await db.transaction().execute((trx) => saveDraft(trx, who.actor, who.id, save, draft, NOW))
    const step = (await findOpenWorkflow(db, who.id))?.steps.business
    expect(step?.status).toBe('draft')
    expect(JSON.stringify(step?.data)).not.toContain('3273')
    expect(step?.data).not.toHaveProperty('strange')
    expect(formValues('business', step?.data ?? {})).toMatchObject({ trade_name: 'Warung', nik: '3273' })
  })

  it('encrypts the NIK, never shows it again, and keeps it when told to', async () => {
    const who = await someone()
    await complete(who, 'person')
    expect(
      await complete(who, 'business', 0, { ...ANSWERS.business, nik: '', nik_kept: true }),
    ).toMatchObject({
      fieldErrors: { nik: 'required' },
    })
    await complete(who, 'business')
    const first = (await findOpenWorkflow(db, who.id))?.steps.business
    expect(JSON.stringify(first?.data)).not.toContain(NIK)
    expect(decrypt(String(first?.data.nik_encrypted))).toBe(NIK)
    expect(formValues('business', first?.data ?? {})).toMatchObject({ nik: '', nik_kept: true })
    const kept = { ...ANSWERS.business, trade_name: 'Warung Sari', nik: '', nik_kept: true }
    await complete(who, 'business', 1, kept)
    const second = (await findOpenWorkflow(db, who.id))?.steps.business
    expect(second?.data).toMatchObject({
      trade_name: 'Warung Sari',
      nik_encrypted: first?.data.nik_encrypted,
    })
  })

  it('is for its owner alone', async () => {
    const [who, stranger] = [await someone(), await someone()]
    const asStranger = { ...stranger, workflow_id: who.workflow_id }
    expect(await complete(asStranger, 'person')).toMatchObject({ ok: false, reason: 'notFound' })
    expect(await finish(asStranger, {})).toMatchObject({ ok: false, reason: 'notFound' })
    expect((await findOpenWorkflow(db, stranger.id))?.steps).toEqual({})
  })
})

describe('checks against the database', () => {
  it('know villages, activities and papers', async () => {
    const { workflow_id } = await someone()
    const place = STEP_SCHEMAS.place.parse(ANSWERS.place)
    expect(await checkAnswers(db, workflow_id, 'place', place)).toEqual({})
    const nowhere = { ...place, village_code: '99.99.99.9999' }
    expect(await checkAnswers(db, workflow_id, 'place', nowhere)).toEqual({ village_code: 'village' })
    const activity = STEP_SCHEMAS.activity.parse(ANSWERS.activity)
    expect(await checkAnswers(db, workflow_id, 'activity', activity)).toEqual({})
    const unknown = { ...activity, main: { version: '2025' as const, code: '00000' } }
    expect(await checkAnswers(db, workflow_id, 'activity', unknown)).toEqual({ main: 'kbli' })
    expect(await checkAnswers(db, workflow_id, 'documents', { later: ['ktp'] })).toEqual({
      npwp: 'fileOrLater',
      premises_photo: 'fileOrLater',
    })
  })
})
