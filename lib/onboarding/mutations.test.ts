import '@/db/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/db'
import { createUser } from '@/db/testing-rows'
import type { Actor } from '@/lib/audit/mutations'
import { decrypt } from '@/lib/crypto'
import { newId, type UserId } from '@/lib/ids'
import { checkAnswers } from './answer-checks'
import { finishOnboarding } from './finish'
import { completeStep, saveDraft } from './mutations'
import { countOnboarding, findOpenWorkflow, listOnboardingEvents } from './queries'
import { STEP_SCHEMAS, type StepInput } from './schema'
import { startOnboarding } from './start'
import { formValues } from './step-data'
import { STEPS, type Step } from './steps'

Object.assign(process.env, {
  AUTH_SECRET: 'a'.repeat(40),
  ENCRYPTION_KEY: 'b'.repeat(64),
  MIDTRANS_SERVER_KEY: 'test',
  MIDTRANS_CLIENT_KEY: 'test',
  SENDGRID_API_KEY: 'test',
  SENDGRID_WEBHOOK_PUBLIC_KEY: 'test',
})

const NIK = '3273014107850001'
const NOW = new Date('2026-11-23T03:00:00Z')
const ANSWERS: { [Name in Step]: StepInput<Name> } = {
  person: { name: 'Sari Wulandari', phone: '0812-3456-7890', consent: true },
  business: {
    entity_kind: 'individual',
    trade_name: 'Warung Bu Sari',
    legal_name: 'Sari Wulandari',
    nik: NIK,
    nik_kept: false,
    npwp: '',
    nib: '',
  },
  place: {
    village_code: '32.73.01.1001',
    address: 'Jalan Sukajadi 12',
    postal_code: '40162',
    premises_tenure: 'owned',
  },
  activity: {
    business_description: 'Jualan seblak dan es teh',
    main: { version: '2025', code: '56102' },
    further: [{ version: '2025', code: '10750' }],
  },
  size: { people_count: '2', capital_amount: '15000000', yearly_sales_amount: '120000000' },
  documents: { later: ['ktp', 'npwp', 'premises_photo'] },
  review: { consent: true },
}

beforeAll(async () => {
  const names = {
    '32': 'Jawa Barat',
    '32.73': 'Kota Bandung',
    '32.73.01': 'Sukasari',
    '32.73.01.1001': 'Sarijadi',
  }
  for (const [code, name] of Object.entries(names)) {
    const parent_code = code.includes('.') ? code.replace(/\.\d+$/, '') : null
    await db
      .insertInto('regions')
      .values({ code, parent_code, level: code.split('.').length, name })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  for (const code of ['56102', '10750']) {
    await db
      .insertInto('kbli_codes')
      .values({ version: '2025', code, title_id: code })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
})

afterAll(async () => {
  await import('@/lib/jobs/boss').then(({ stopSender }) => stopSender())
})

async function someone() {
  const row = await createUser(db)
  const id = row.id as UserId
  const actor: Actor = { kind: 'user', user_id: id, name: row.name }
  const workflow_id = await db.transaction().execute((trx) => startOnboarding(trx, actor, id, NOW))
  return { id, actor, workflow_id }
}
type Someone = Awaited<ReturnType<typeof someone>>

function complete<Name extends Step>(who: Someone, step: Name, version = 0, values: unknown = ANSWERS[step]) {
  const answers = STEP_SCHEMAS[step].parse(values) as never
  return db
    .transaction()
    .execute((trx) =>
      completeStep(trx, who.actor, who.id, { workflow_id: who.workflow_id, step, version }, answers, NOW),
    )
}

async function completeAll(who: Someone) {
  for (const step of STEPS.slice(0, -1)) expect(await complete(who, step)).toMatchObject({ ok: true })
  const workflow = await findOpenWorkflow(db, who.id)
  return Object.fromEntries(STEPS.map((step) => [step, workflow?.steps[step]?.version ?? 0]))
}

function finish(who: Someone, seen: Partial<Record<Step, number>>) {
  return db
    .transaction()
    .execute((trx) => finishOnboarding(trx, who.actor, who.id, { workflow_id: who.workflow_id, seen }, NOW))
}

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

describe('finishing', () => {
  it('makes the company once, however often and from wherever it is pressed', async () => {
    const who = await someone()
    await completeAll(who).then(async (seen) => {
      const results = await Promise.all([finish(who, seen), finish(who, seen), finish(who, seen)])
      const slugs = results.map((result) => (result.ok ? result.data.slug : result.reason))
      expect(new Set(slugs).size).toBe(1)
    })
    const companies = await db.selectFrom('companies').selectAll().where('created_by', '=', who.id).execute()
    expect(companies).toHaveLength(1)
    const [company] = companies
    expect(company).toMatchObject({
      slug: 'warung-bu-sari',
      scale: 'micro',
      province_code: '32',
      nik_masked: '3273••••••••0001',
      npwp: null,
      capital_amount: 15_000_000n,
    })
    const members = await db
      .selectFrom('company_members')
      .select(['user_id', 'role'])
      .where('company_id', '=', company?.id ?? '')
      .execute()
    expect(members).toEqual([{ user_id: who.id, role: 'owner' }])
    const kblis = await db
      .selectFrom('company_kblis')
      .select(['code', 'is_main'])
      .where('company_id', '=', company?.id ?? '')
      .orderBy('is_main', 'desc')
      .execute()
    expect(kblis).toEqual([
      { code: '56102', is_main: true },
      { code: '10750', is_main: false },
    ])
    const events = (await listOnboardingEvents(db, who.workflow_id)).map((event) => event.kind)
    expect(events).toEqual(['started', ...Array(6).fill('step_completed'), 'finished'])
    expect(await complete(who, 'person', 1)).toMatchObject({ ok: false, reason: 'finished' })
  })

  it('of two businesses with one name gives each its own address, also at the same time', async () => {
    const [a, b] = [await someone(), await someone()]
    const [seenA, seenB] = [await completeAll(a), await completeAll(b)]
    const results = await Promise.all([finish(a, seenA), finish(b, seenB)])
    const slugs = results.map((result) => (result.ok ? result.data.slug : result.reason))
    expect(slugs.every((slug) => slug.startsWith('warung-bu-sari'))).toBe(true)
    expect(new Set(slugs).size).toBe(2)
  })

  it('wants every step, as it was seen', async () => {
    const who = await someone()
    expect(await finish(who, {})).toMatchObject({ ok: false, reason: 'incomplete' })
    const seen = await completeAll(who)
    await complete(who, 'size', 1, { ...ANSWERS.size, people_count: '9' })
    expect(await finish(who, seen)).toMatchObject({ ok: false, reason: 'changed' })
  })

  it('takes the documents along', async () => {
    const who = await someone()
    const seen = await completeAll(who)
    const document = {
      id: newId(),
      workflow_id: who.workflow_id,
      kind: 'ktp',
      file_name: 'ktp.jpg',
      content_type: 'image/jpeg',
      size_bytes: 9n,
      sha256: 'x',
      storage_key: newId(),
    }
    await db.insertInto('documents').values(document).execute()
    await finish(who, seen)
    const row = await db
      .selectFrom('documents')
      .innerJoin('companies', 'companies.id', 'documents.company_id')
      .select(['companies.created_by', 'documents.workflow_id'])
      .where('documents.id', '=', document.id)
      .executeTakeFirst()
    expect(row).toEqual({ created_by: who.id, workflow_id: null })
  })
})

describe('a second business', () => {
  it('is asked only what is not known', async () => {
    const who = await someone()
    await finish(who, await completeAll(who))
    const again = await db.transaction().execute((trx) => startOnboarding(trx, who.actor, who.id, NOW))
    const same = await db.transaction().execute((trx) => startOnboarding(trx, who.actor, who.id, NOW))
    expect(same).toBe(again)
    const workflow = await findOpenWorkflow(db, who.id)
    expect(workflow?.statuses).toEqual({ person: 'auto_completed', business: 'draft', place: 'draft' })
    expect(workflow?.steps.place?.data).toMatchObject({
      prefilled_from: 'Warung Bu Sari',
      postal_code: '40162',
    })
    expect(formValues('business', workflow?.steps.business?.data ?? {})).toMatchObject({
      nik_kept: true,
      trade_name: '',
    })
  })
})

describe('the overview', () => {
  it('counts by status and step', async () => {
    const before = await countOnboarding(db)
    await someone()
    const after = await countOnboarding(db)
    expect(after.in_progress).toBe(before.in_progress + 1)
    expect(after.by_step.person).toBe(before.by_step.person + 1)
    expect(after.completed).toBeGreaterThan(0)
  })
})
