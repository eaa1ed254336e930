import '@/db/testing'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/db'
import { newId } from '@/lib/ids'
import { countOnboarding, findOpenWorkflow, listOnboardingEvents } from './queries'
import { startOnboarding } from './start'
import { formValues } from './step-data'
import { ANSWERS, complete, completeAll, createReferences, finish, NOW, someone } from './testing-someone'

beforeAll(createReferences)

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
