import type { Db, Trx } from '@/db'
import { SYSTEM } from '@/lib/audit/mutations'
import type { Settings } from '@/lib/config/definitions'
import { dayOf } from '@/lib/time'
import {
  queueEndedMails,
  queuePastDueMails,
  queueReminderMails,
  queueRestrictedMails,
} from '../dunning-mails'
import { lockBillings, voidInvoice, voidOpenInvoices, writeOffInvoice } from '../invoices/mutations'
import type { Subject } from './batches'
import { type Dunning, type DunningRules, dunningOn, dunningRules, nextMove, stepName } from './calendar'
import { listOpenRenewals, type OpenRenewal } from './dunning-cases'
import { recordSubscriptionEvents } from './events'

type Step = Dunning & { row: OpenRenewal }

/** Plans about whose unpaid renewal something is to be done today. */
export async function listDunningDue(db: Db, settings: Settings, today: string): Promise<Subject[]> {
  return stepsOf(await listOpenRenewals(db), dunningRules(settings), today).map(({ row }) => row)
}

function stepsOf(rows: readonly OpenRenewal[], rules: DunningRules, today: string): Step[] {
  return rows
    .map((row) => ({ row, ...dunningOn(row.calendar, rules, today) }))
    .filter(({ move, reminder }) => move !== null || reminder !== null)
}

/**
 * Does what is due about the unpaid renewals of many companies: reminds, marks as past due, restricts, ends. Looks again, under
 * the companies' locks, at what is still unpaid; each notice is written down in the same transaction as its mail, once.
 */
export async function dunBatch(
  trx: Trx,
  settings: Settings,
  batch: readonly Subject[],
  now: Date,
): Promise<void> {
  const rules = dunningRules(settings)
  await lockBillings(
    trx,
    batch.map(({ company_id }) => company_id),
  )
  const rows = await listOpenRenewals(trx, { ids: batch.map(({ id }) => id) })
  const steps = stepsOf(rows, rules, dayOf(now))
  await writeNotices(trx, steps, now)
  await setPastDue(trx, stepsWith(steps, 'past_due'), rules, now)
  await restrict(trx, stepsWith(steps, 'restricted'), rules, now)
  for (const { row } of stepsWith(steps, 'ended')) await endUnpaid(trx, row, now)
  await remind(trx, steps, rules)
}

const stepsWith = (steps: readonly Step[], move: Dunning['move']) =>
  steps.filter((step) => step.move === move)

async function writeNotices(trx: Trx, steps: readonly Step[], now: Date): Promise<void> {
  const notices = steps.flatMap(({ row, move, reminder }) => [
    ...(move === null ? [] : [{ invoice_id: row.invoice_id, step: move as string, sent_at: now }]),
    ...(reminder === null ? [] : [{ invoice_id: row.invoice_id, step: stepName(reminder), sent_at: now }]),
  ])
  if (notices.length === 0) return
  await trx
    .insertInto('dunning_notices')
    .values(notices)
    // A plan that was restricted, paid and set back by its bank is restricted again: the day that counts is the last one.
    .onConflict((conflict) =>
      conflict.columns(['invoice_id', 'step']).doUpdateSet((eb) => ({ sent_at: eb.ref('excluded.sent_at') })),
    )
    .execute()
}

async function setPastDue(trx: Trx, steps: readonly Step[], rules: DunningRules, now: Date): Promise<void> {
  if (steps.length === 0) return
  await trx
    .updateTable('subscriptions')
    .set({ status: 'past_due' })
    .where(
      'id',
      'in',
      steps.map(({ row }) => row.id),
    )
    .execute()
  await recordMoves(trx, steps, 'past_due')
  await queuePastDueMails(
    trx,
    steps.map(({ row }) => ({ id: row.invoice_id, until: dayAfter(row, 'past_due', rules, now) })),
  )
}

async function restrict(trx: Trx, steps: readonly Step[], rules: DunningRules, now: Date): Promise<void> {
  if (steps.length === 0) return
  await trx
    .updateTable('subscriptions')
    .set({ status: 'restricted', restricted_at: now })
    .where(
      'id',
      'in',
      steps.map(({ row }) => row.id),
    )
    .execute()
  await recordMoves(trx, steps, 'restricted')
  await queueRestrictedMails(
    trx,
    steps.map(({ row }) => ({ id: row.invoice_id, until: dayAfter(row, 'restricted', rules, now) })),
  )
}

/** The day of the move that follows the one just made. */
function dayAfter(row: OpenRenewal, move: 'past_due' | 'restricted', rules: DunningRules, now: Date): string {
  const day = dayOf(now)
  const notices = [...row.calendar.notices, { step: move, day }]
  return nextMove({ ...row.calendar, status: move, restricted_on: day, notices }, rules)?.day ?? day
}

async function recordMoves(trx: Trx, steps: readonly Step[], move: 'past_due' | 'restricted'): Promise<void> {
  await recordSubscriptionEvents(
    trx,
    SYSTEM,
    steps.map(({ row }) => ({
      subscription: row,
      event: { kind: move, to_status: move, data: { invoice_id: row.invoice_id, number: row.number } },
    })),
  )
}

/**
 * Ends a plan that stayed unpaid. What was used is owed: the invoice of a plan that had been paid for before is written off. One
 * that was only ever tried was never bought: its invoice is void.
 */
async function endUnpaid(trx: Trx, row: OpenRenewal, now: Date): Promise<void> {
  const bought = await trx
    .selectFrom('invoices')
    .select('id')
    .where('subscription_id', '=', row.id)
    .where('status', '=', 'paid')
    .limit(1)
    .executeTakeFirst()
  await queueEndedMails(trx, [{ id: row.invoice_id }])
  if (bought) await writeOffInvoice(trx, SYSTEM, row.invoice_id, 'the plan ended unpaid', now)
  else await voidInvoice(trx, SYSTEM, row.invoice_id, 'the plan was tried and not bought', now)
  await voidOpenInvoices(trx, SYSTEM, row.id, 'the plan ended unpaid', now)
  await trx
    .updateTable('subscriptions')
    .set({ status: 'expired', canceled_at: now, cancel_reason: 'unpaid' })
    .where('id', '=', row.id)
    .execute()
  await recordSubscriptionEvents(trx, SYSTEM, [
    {
      subscription: row,
      event: {
        kind: 'expired',
        to_status: 'expired',
        data: { invoice_id: row.invoice_id, number: row.number },
      },
    },
  ])
}

/** Mails the reminders, save where a move on the same day has said it already. */
async function remind(trx: Trx, steps: readonly Step[], rules: DunningRules): Promise<void> {
  const reminders = steps.flatMap(({ row, move, reminder }) =>
    move === null && reminder !== null ? [{ row, reminder }] : [],
  )
  await recordSubscriptionEvents(
    trx,
    SYSTEM,
    reminders.map(({ row, reminder }) => ({
      subscription: row,
      event: {
        kind: 'reminded',
        to_status: row.status,
        data: { invoice_id: row.invoice_id, number: row.number, offset: reminder },
      },
    })),
  )
  await queueReminderMails(
    trx,
    reminders.map(({ row, reminder }) => ({
      id: row.invoice_id,
      offset: reminder,
      next: nextMove(row.calendar, rules),
    })),
  )
}
