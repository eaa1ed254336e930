import { type SqlBool, sql } from 'kysely'
import { db } from '@/db'
import { log } from '@/lib/log'
import { lockBilling } from '../invoices/mutations'
import { askAndApply } from '../payments/apply'
import { KEY_KEPT_HOURS, sendRefund, takeAnswer, tellFinance } from './send'
import { findXenditRefund } from './xendit'

const BATCH = 50
/** A provider that is away answers nobody: the round ends after so many tries. */
const MOST_FAILURES = 3

/**
 * The job `refund.poll`: asks about refunds that are under way and silent, soon at first, then with growing gaps (a quarter of
 * their age), and sends those whose own job was lost. One that no key protects any more is left to finance.
 */
export async function pollRefunds(): Promise<void> {
  await askAboutRefunds()
}

/** Asks about the refunds whose turn it is. */
export async function askAboutRefunds(): Promise<{ due: number }> {
  const silent = await refundsUnderWay()
    .where(
      sql<SqlBool>`coalesce(refunds.checked_at, refunds.created_at)
        < now() - greatest(interval '2 minutes', least(interval '6 hours', (now() - refunds.created_at) / 4))`,
    )
    .orderBy(sql`coalesce(refunds.checked_at, refunds.created_at)`)
    .limit(BATCH)
    .execute()
  let failures = 0
  for (const refund of silent) {
    try {
      await checkRefund(refund)
    } catch (error) {
      log.warn({ err: error, refund_id: refund.id }, 'asking about a refund failed')
      if (++failures >= MOST_FAILURES) break
    }
  }
  return { due: silent.length }
}

function refundsUnderWay() {
  return db
    .selectFrom('refunds')
    .innerJoin('payment_transactions as paid', 'paid.id', 'refunds.transaction_id')
    .select([
      'refunds.id',
      'refunds.payment_id',
      'refunds.invoice_id',
      'refunds.company_id',
      'refunds.amount',
    ])
    .select(['refunds.provider_refund_id', 'refunds.sent_at', 'paid.transaction_id'])
    .select((eb) => eb.ref('paid.provider').$castTo<'midtrans' | 'xendit'>().as('provider'))
    .where('refunds.via', '=', 'provider')
    .where('refunds.status', 'in', ['requested', 'sent'])
    .where('paid.provider', 'in', ['midtrans', 'xendit'])
}

/** Asks about one refund now, whatever its turn. Nothing happens where it has ended. Throws while the provider does not answer. */
export async function askAboutRefund(refundId: string): Promise<void> {
  const refund = await refundsUnderWay().where('refunds.id', '=', refundId).executeTakeFirst()
  if (refund) await checkRefund(refund)
}

type Silent = Awaited<ReturnType<ReturnType<typeof refundsUnderWay>['execute']>>[number]

/** Asks the provider what became of one refund and takes the answer in. */
async function checkRefund(refund: Silent): Promise<void> {
  const now = new Date()
  await db.updateTable('refunds').set({ checked_at: now }).where('id', '=', refund.id).execute()
  if (refund.sent_at === null) return sendRefund({ refund_id: refund.id })
  if (refund.provider === 'xendit' && refund.provider_refund_id) {
    const answer = await findXenditRefund(refund.provider_refund_id)
    if (answer.status === 'unavailable') throw new Error(`Xendit does not answer: ${answer.detail}`)
    return db.transaction().execute((trx) => takeAnswer(trx, refund, answer, now))
  }
  if (refund.provider === 'midtrans') {
    const asked = await askAndApply(refund.payment_id, refund.transaction_id, null)
    if (!asked.answered && asked.reason === 'unavailable') throw new Error('Midtrans does not answer')
    if (!(await isUnderWay(refund.id))) return
  }
  const isForgotten = now.getTime() - refund.sent_at.getTime() > KEY_KEPT_HOURS[refund.provider] * 3_600_000
  if (!isForgotten) return sendRefund({ refund_id: refund.id })
  log.error({ refund_id: refund.id }, 'a refund was sent and never answered')
  await db.transaction().execute(async (trx) => {
    await lockBilling(trx, refund.company_id)
    await tellFinance(trx, refund, 'refundSilent', now)
  })
}

async function isUnderWay(id: string): Promise<boolean> {
  const row = await db.selectFrom('refunds').select('status').where('id', '=', id).executeTakeFirst()
  return row?.status === 'requested' || row?.status === 'sent'
}
