import { sql } from 'kysely'
import type { Db, Trx } from '@/db'
import type { Settings } from '@/lib/config/definitions'
import { dayOf } from '@/lib/time'
import { queueBillReminderMails } from '../dunning-mails'
import type { InvoiceKind } from '../invoices/kinds'
import { lockBillings } from '../invoices/mutations'
import type { Subject } from './batches'
import { dueReminder, dunningRules, stepName } from './calendar'

/** Invoices that are for no period of a plan: they are reminded of by the same steps, and a plan never suffers for them. */
const REMINDED_KINDS = ['application', 'other'] as const satisfies InvoiceKind[]

/** Fees, invoices written by hand and debts of their own about which a reminder falls due today. */
export async function listBillRemindersDue(db: Db, settings: Settings, today: string): Promise<Subject[]> {
  return due(await listOpenBills(db), settings, today).map(({ bill }) => bill)
}

function due(bills: readonly Bill[], settings: Settings, today: string) {
  const rules = dunningRules(settings)
  return bills.flatMap((bill) => {
    const offset = dueReminder(bill, rules, today)
    return offset === null ? [] : [{ bill, offset }]
  })
}

type Bill = Awaited<ReturnType<typeof listOpenBills>>[number]

async function listOpenBills(db: Db | Trx, ids?: string[]) {
  const rows = await db
    .selectFrom('invoices')
    .innerJoin('companies', 'companies.id', 'invoices.company_id')
    .select(['invoices.id', 'invoices.company_id', 'invoices.issued_on', 'invoices.due_on'])
    .select(
      sql<{ step: string; day: string }[]>`coalesce((
        select jsonb_agg(jsonb_build_object('step', step, 'day', (sent_at at time zone 'Asia/Jakarta')::date))
        from dunning_notices where invoice_id = invoices.id), '[]')`.as('notices'),
    )
    .where('invoices.status', '=', 'open')
    .where((eb) =>
      eb.or([
        eb('invoices.kind', 'in', [...REMINDED_KINDS]),
        // A change whose payment was taken back after it could not be undone any more.
        eb.and([eb('invoices.kind', '=', 'change'), eb('invoices.subscription_id', 'is', null)]),
      ]),
    )
    .where('companies.disabled_at', 'is', null)
    .$if(ids !== undefined, (query) => query.where('invoices.id', 'in', ids ?? []))
    .execute()
  return rows.flatMap((row) =>
    row.issued_on && row.due_on ? [{ ...row, issued_on: row.issued_on, due_on: row.due_on }] : [],
  )
}

/** Reminds of many of them, each step once, in the transaction of its mail. Looks again, under the companies' locks, at what is unpaid. */
export async function remindOfBills(
  trx: Trx,
  settings: Settings,
  batch: readonly Subject[],
  now: Date,
): Promise<void> {
  await lockBillings(
    trx,
    batch.map(({ company_id }) => company_id),
  )
  const bills = await listOpenBills(
    trx,
    batch.map(({ id }) => id),
  )
  const reminders = due(bills, settings, dayOf(now))
  if (reminders.length === 0) return
  await trx
    .insertInto('dunning_notices')
    .values(
      reminders.map(({ bill, offset }) => ({ invoice_id: bill.id, step: stepName(offset), sent_at: now })),
    )
    .execute()
  await queueBillReminderMails(
    trx,
    reminders.map(({ bill, offset }) => ({ id: bill.id, offset })),
  )
}
