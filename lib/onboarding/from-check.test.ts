import '@/db/testing'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/db'
import type { Actor } from '@/lib/audit/mutations'
import type { UserId } from '@/lib/ids'
import { keepCheck } from './from-check'
import { findOpenWorkflow } from './queries'
import { startOnboarding } from './start'
import { formValues } from './step-data'
import { complete, completeAll, createReferences, finish, NOW, someone } from './testing-someone'

beforeAll(createReferences)

const LINK = 'a=10750-56102-00000&at=32.73&sales=180000000&capital=25000000&people=3&kind=cv&nib=0'

const start = (who: { id: UserId; actor: Actor }) =>
  db.transaction().execute((trx) => startOnboarding(trx, who.actor, who.id, NOW))

async function startWith(who: { id: UserId; actor: Actor }, query: string) {
  await keepCheck(db, who.id, query)
  return start(who)
}

async function drafts(userId: UserId) {
  const workflow = await findOpenWorkflow(db, userId)
  const steps = Object.values(workflow?.steps ?? {})
  return Object.fromEntries(steps.map((row) => [row.step, formValues(row.step, row.data)]))
}

describe('the answers of the check', () => {
  it('fill in the steps that nobody has opened, as drafts', async () => {
    const who = await someone()
    await startWith(who, LINK)
    expect(await drafts(who.id)).toMatchObject({
      business: { entity_kind: 'cv', trade_name: '', nik: '' },
      place: { village_code: '32.73', address: '' },
      // A class that does not exist is left out; the first one is the main one.
      activity: { main: { version: '2025', code: '10750' }, further: [{ version: '2025', code: '56102' }] },
      size: { people_count: '3', capital_amount: '25000000', yearly_sales_amount: '180000000' },
    })
    const workflow = await findOpenWorkflow(db, who.id)
    expect(Object.values(workflow?.statuses ?? {})).toEqual(Array(4).fill('draft'))
  })

  it('leave alone what was answered in the wizard', async () => {
    const who = await someone()
    await complete(who, 'person')
    await complete(who, 'business')
    await startWith(who, LINK)
    const found = await drafts(who.id)
    expect(found.business).toMatchObject({ entity_kind: 'individual' })
    expect(found.size).toMatchObject({ people_count: '3' })
  })

  it('wait with the account until the onboarding begins, and are forgotten then', async () => {
    const who = await someone()
    await db.deleteFrom('onboarding_workflows').where('user_id', '=', who.id).execute()
    await startWith(who, LINK)
    await start(who)
    expect(await drafts(who.id)).toMatchObject({ size: { people_count: '3' } })
    const user = await db
      .selectFrom('users')
      .select('check_query')
      .where('id', '=', who.id)
      .executeTakeFirstOrThrow()
    expect(user.check_query).toBeNull()
  })

  it('count for a further business more than where the first one is', async () => {
    const who = await someone()
    await finish(who, await completeAll(who))
    await startWith(who, LINK)
    expect(await drafts(who.id)).toMatchObject({
      // Who the owner is, the first business knows.
      business: { entity_kind: 'individual', nik_kept: true },
      place: { village_code: '32.73', address: '' },
      size: { people_count: '3' },
    })
  })

  it.each(['?', 'a=1&at=99.99&sales=x', '%00%ff&a[]=1', `q=${'x'.repeat(900)}`])(
    'survive %j',
    async (link) => {
      const who = await someone()
      await startWith(who, link)
      expect(Object.keys(await drafts(who.id))).toEqual([])
    },
  )

  it('may be no more than words', async () => {
    const who = await someone()
    await startWith(who, 'q=keripik+pisang')
    expect(await drafts(who.id)).toMatchObject({
      activity: { business_description: 'keripik pisang', main: undefined, further: [] },
    })
  })
})
