import '@/db/testing'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { db } from '@/db'
import type { Actor } from '@/lib/audit/mutations'
import type { StaffId } from '@/lib/ids'
import { stopSender } from '@/lib/jobs/boss'
import { addDays } from '@/lib/time'
import { findImbalances } from '../ledger/balance'
import { runDailyBilling } from '../subscriptions/daily'
import { nightOf, openInvoice, payInvoice } from '../subscriptions/testing-nights'
import { createAddon, createChanger } from '../subscriptions/testing-subscriber'
import { setBillingEnv } from '../testing-billing'
import { keepOldPrice, moveSubscribers, previewMoves } from './price-moves'
import { addPriceVersion, listPriceVersions, withdrawPrice } from './price-versions'

setBillingEnv('http://127.0.0.1:1')
afterAll(stopSender)
beforeEach(async () => {
  await db.updateTable('companies').set({ disabled_at: new Date() }).execute()
})
afterEach(async () => {
  expect(await findImbalances(db)).toEqual([])
})

const staff = 'staff' as unknown as StaffId
const actor: Actor = { kind: 'staff', user_id: null, name: 'Admin' }

/** A company with two units of an add-on at 25.000 a month from 10 March on, and a version at 29.000 from a later day. */
async function subscriber(from_on: string) {
  const code = await createAddon(25_000n, 250_000n)
  const addon = await db.selectFrom('addons').select('id').where('code', '=', code).executeTakeFirstOrThrow()
  const changer = await createChanger('2027-03-10')
  const request = { plan_code: 'tumbuh', period: 'monthly' as const, addons: { [code]: 2 } }
  const preview = await changer.preview(request, '2027-03-10')
  if (!preview.ok) throw new Error(preview.reason)
  await changer.agree(request, preview.quote.hash, '2027-03-10')
  await changer.pay('2027-03-10')
  const priced = { addon_id: addon.id }
  const added = await db
    .transaction()
    .execute((trx) =>
      addPriceVersion(
        trx,
        actor,
        { priced, period: 'monthly', amount: 29_000n, from_on },
        nightOf('2027-03-11'),
      ),
    )
  if (!added.ok) throw new Error(added.reason)
  const version = {
    id: added.id,
    plan_id: null,
    addon_id: addon.id,
    period: 'monthly',
    from_on,
    amount: 29_000n,
  }
  const renew = async (night: string) => {
    await runDailyBilling(nightOf(night))
    const invoice = await openInvoice(changer)
    await payInvoice(changer, invoice.id, nightOf(night))
    return invoice.subtotal_amount
  }
  return { changer, code, version, renew }
}

const move = (id: string) =>
  db.transaction().execute((trx) => moveSubscribers(trx, actor, id, nightOf('2027-03-12')))
const keep = (id: string) => db.transaction().execute((trx) => keepOldPrice(trx, actor, id))
const PLAN = 49_000n

test('who has an add-on keeps its price until moved: previewed, told, and charged from the next renewal', async () => {
  const { changer, version, renew } = await subscriber('2027-04-01')
  expect((await previewMoves(db, staff, [version])).get(version.id)).toMatchObject({
    count: 1,
    before: 50_000n,
    after: 58_000n,
    first: [{ company_id: changer.companyId, quantity: 2, from_amount: 25_000n, ends_on: '2027-04-09' }],
  })
  const outcomes = await Promise.all([move(version.id), move(version.id)])
  expect(outcomes).toContainEqual({ ok: true, moved: 1 })
  expect(outcomes).toContainEqual({ ok: false, reason: 'nobodyToMove' })
  const versions = await listPriceVersions(db, staff, { addon_id: version.addon_id }, '2027-03-12')
  expect(versions.find(({ id }) => id === version.id)).toMatchObject({ moving_count: 1, subscriber_count: 0 })
  expect(
    await db.transaction().execute((trx) => withdrawPrice(trx, actor, version.id, nightOf('2027-03-12'))),
  ).toEqual({
    ok: false,
    reason: 'usedPrice',
  })
  const mails = await db
    .selectFrom('email_messages')
    .select('variables')
    .where('company_id', '=', changer.companyId)
    .where('template_key', '=', 'price_change')
    .execute()
  expect(mails).toMatchObject([
    { variables: { change: expect.stringMatching(/25\.000 menjadi Rp\u00a029\.000 × 2 .* 10 April 2027/) } },
  ])
  expect(await renew('2027-04-03')).toBe(PLAN + 58_000n)
  await runDailyBilling(nightOf('2027-04-10'))
  const rows = await db
    .selectFrom('subscription_addons')
    .selectAll()
    .where('addon_id', '=', version.addon_id)
    .execute()
  expect(rows).toMatchObject([
    { price_id: version.id, price_amount: 29_000n, next_price_id: null, quantity: 2 },
  ])
})

test('a version that begins after the next renewal waits for the one after it', async () => {
  const { version, renew } = await subscriber('2027-04-20')
  await move(version.id)
  expect(await renew('2027-04-03')).toBe(PLAN + 50_000n)
  expect(await renew('2027-05-03')).toBe(PLAN + 58_000n)
})

test('taken back before it came: the old price stays, and one is told', async () => {
  const { changer, version, renew } = await subscriber('2027-04-01')
  await move(version.id)
  expect(await keep(version.id)).toEqual({ ok: true, kept: 1 })
  expect(await keep(version.id)).toEqual({ ok: false, reason: 'nobodyMoves' })
  expect(await renew('2027-04-03')).toBe(PLAN + 50_000n)
  const mails = (await changer.mails()).filter((mail) => mail === 'price_change')
  expect(mails).toHaveLength(2)
  expect((await changer.events()).filter((kind) => kind.startsWith('price_'))).toEqual([
    'price_moved',
    'price_kept',
  ])
})

test('a change of units meanwhile keeps the move', async () => {
  const { changer, code, version, renew } = await subscriber('2027-04-01')
  await move(version.id)
  const request = { plan_code: 'tumbuh', period: 'monthly' as const, addons: { [code]: 3 } }
  const preview = await changer.preview(request, '2027-03-15')
  if (!preview.ok) throw new Error(preview.reason)
  await changer.agree(request, preview.quote.hash, '2027-03-15')
  await changer.pay('2027-03-15')
  expect(await renew(addDays('2027-04-09', -6))).toBe(PLAN + 87_000n)
})
