import '@/db/testing'
import { afterAll, afterEach, expect, test } from 'vitest'
import { db } from '@/db'
import { stopSender } from '@/lib/jobs/boss'
import { issueCreditNote } from '../invoices/credit-notes'
import { lockBilling, lockInvoice } from '../invoices/mutations'
import { findImbalances } from '../ledger/balance'
import { setBillingEnv } from '../testing-billing'
import { cancelSubscription } from './cancel'
import { nightOf, openInvoice, payInvoice, runNights } from './testing-nights'
import { createChanger, noonOf } from './testing-subscriber'

setBillingEnv('http://127.0.0.1:1')
afterAll(stopSender)
afterEach(async () => expect(await findImbalances(db)).toEqual([]))

const FINANCE = { kind: 'staff', user_id: null, name: 'Fajar' } as const
const UPGRADE = { plan_code: 'mekar', period: 'monthly' as const, addons: {} }

/** A plan whose renewal is open and was corrected by a credit note over a part. */
async function corrected() {
  const changer = await createChanger('2026-11-24')
  await runNights('2026-12-20', '2026-12-20')
  const renewal = await openInvoice(changer)
  await db.transaction().execute(async (trx) => {
    await lockBilling(trx, changer.companyId)
    const invoice = await lockInvoice(trx, renewal.id)
    if (!invoice) throw new Error('no invoice')
    await issueCreditNote(
      trx,
      FINANCE,
      { invoice, total_amount: 10_000n, reason: 'kompensasi' },
      nightOf('2026-12-20'),
    )
  })
  return { ...changer, renewal }
}

const end = (changer: Awaited<ReturnType<typeof corrected>>, when: 'now' | 'end') =>
  db
    .transaction()
    .execute((trx) =>
      cancelSubscription(trx, changer.actor, changer.companyId, { when, reason: '' }, noonOf('2026-12-21')),
    )

test.each(['now', 'end'] as const)(
  'a plan ends (%s): its corrected renewal is owed no longer',
  async (when) => {
    const changer = await corrected()
    expect(await end(changer, when)).toEqual({ ok: true })
    expect((await changer.invoices()).filter(({ status }) => status === 'open')).toEqual([])
    expect(await payInvoice(changer, changer.renewal.id, noonOf('2026-12-22'))).toBe('duplicatePayment')
    expect(
      (await changer.subscriptions()).some(
        ({ current_period_end_on }) => current_period_end_on === '2027-01-23',
      ),
    ).toBe(false)
  },
)

test('a renewal that credit notes ended takes nothing off the days that are paid', async () => {
  const untouched = await createChanger('2026-11-24')
  const expected = await untouched.preview(UPGRADE, '2026-12-21')
  const changer = await corrected()
  await end(changer, 'end')
  await db
    .updateTable('subscriptions')
    .set({ cancel_at_period_end: false })
    .where('company_id', '=', changer.companyId)
    .execute()
  const quoted = await changer.preview(UPGRADE, '2026-12-21')
  if (!quoted.ok || !expected.ok) throw new Error('no quote')
  expect(quoted.quote.lines).toEqual(expected.quote.lines)
})
