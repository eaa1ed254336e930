import { type RawBuilder, sql } from 'kysely'
import type { Db } from '@/db'
import type { CompanyId } from '@/lib/ids'
import { beyondCursor, cutPage, isBackwards, type Page } from '@/lib/keyset'

export const TIMELINE_KINDS = [
  'event',
  'invoice',
  'invoice_void',
  'payment',
  'payment_failed',
  'credit_note',
  'refund',
  'mail',
] as const
export type TimelineKind = (typeof TIMELINE_KINDS)[number]

export type TimelineEntry = {
  id: string
  what: TimelineKind
  /** Which event of `SUBSCRIPTION_EVENT_KINDS`, which mail, how the refund stands; null where `what` says it all. */
  kind: string | null
  at: Date
  sort_key: string
  /** Of the invoice or credit note. */
  number: string | null
  amount: bigint | null
  /** A payment's method, a mail's address or a reason. */
  detail: string | null
  plan_name_id: string | null
  plan_name_en: string | null
  data: Record<string, unknown> | null
  actor_kind: string | null
  actor_name: string | null
}

const PAGE_SIZE = 25

/** These say what a mail or an invoice of the list says already. */
const SAID_OTHERWISE = ['renewal_invoiced', 'reminded']

/**
 * All that happened between a company and its billing, as one list, newest first, paged by key: what became of its plan, its
 * invoices, payments, corrections, money sent back, and the mails about them.
 */
export async function listTimeline(db: Db, companyId: CompanyId, page: Page = {}) {
  const parts = PARTS.map(
    (
      part,
    ) => sql`(select * from (${part(companyId)}) part (${COLUMNS}) where ${beyondCursor(page, 'part.at', 'part.id')}
      order by at ${order(page)}, id ${order(page)} limit ${PAGE_SIZE + 1})`,
  )
  const { rows } = await sql<TimelineEntry>`
    select *, at::text as sort_key from (${sql.join(parts, sql` union all `)}) entries
    order by at ${order(page)}, id ${order(page)} limit ${PAGE_SIZE + 1}`.execute(db)
  return cutPage(rows, PAGE_SIZE, page)
}

const order = (page: Page) => (isBackwards(page) ? sql`asc` : sql`desc`)

type Part = (companyId: CompanyId) => RawBuilder<unknown>

const COLUMNS = sql.raw(
  'id, what, kind, at, number, amount, detail, plan_name_id, plan_name_en, data, actor_kind, actor_name',
)

const PARTS: Part[] = [
  (companyId) => sql`
    select event.id, 'event', event.kind, occurred_at, event.data->>'number', null::bigint,
      null::text, plans.name_id, plans.name_en, event.data, event.actor_kind, event.actor_name
    from subscription_events event
      left join subscriptions on subscriptions.id = event.subscription_id
      left join plans on plans.id = coalesce((event.data->>'plan_id')::uuid, subscriptions.plan_id)
    where event.company_id = ${companyId} and event.kind <> all(${SAID_OTHERWISE}::text[])`,
  (companyId) => sql`
    select id, 'invoice', kind, created_at, number, total_amount, null::text, null, null, null::jsonb, null, null
    from invoices where company_id = ${companyId} and number is not null`,
  (companyId) => sql`
    select id, 'invoice_void', kind, voided_at, number, total_amount, null::text, null, null, null::jsonb, null, null
    from invoices where company_id = ${companyId} and voided_at is not null`,
  (companyId) => sql`
    select payments.id, 'payment', payments.status, payments.paid_at, invoices.number, payments.paid_amount, payments.method,
      null, null, null::jsonb, null, null
    from payments join invoices on invoices.id = payments.invoice_id
    where payments.company_id = ${companyId} and payments.paid_at is not null`,
  (companyId) => sql`
    select payments.id, 'payment_failed', payments.status, payments.updated_at, invoices.number, payments.amount, payments.method,
      null, null, null::jsonb, null, null
    from payments join invoices on invoices.id = payments.invoice_id
    where payments.company_id = ${companyId} and payments.status = 'failed' and payments.paid_at is null`,
  (companyId) => sql`
    select id, 'credit_note', null, created_at, number, total_amount, reason, null, null, null::jsonb, null, null
    from credit_notes where company_id = ${companyId}`,
  (companyId) => sql`
    select refunds.id, 'refund', refunds.status, refunds.created_at, invoices.number, refunds.amount, refunds.reason,
      null, null, null::jsonb, null, null
    from refunds join invoices on invoices.id = refunds.invoice_id
    where refunds.company_id = ${companyId} and refunds.status <> 'canceled'`,
  (companyId) => sql`
    select email_messages.id, 'mail', template_key, email_messages.created_at, invoices.number, null::bigint, to_email,
      null, null, null::jsonb, null, null
    from email_messages join invoices on invoices.id = email_messages.invoice_id
    where email_messages.company_id = ${companyId}`,
]
