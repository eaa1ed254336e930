import type { Insertable } from 'kysely'
import type { Db } from '@/db'
import type { AuditLog } from '@/db/types'
import { newId } from '@/lib/ids'
import type { DemoApplication } from './applications'
import type { DemoInvoice } from './billing'
import { daysAgo } from './clock'
import { insertAll } from './insert'
import type { People } from './people'
import type { Random } from './random'

const AGENT = 'Mozilla/5.0 (Linux; Android 13; SM-A045F) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36'

/** The audit log of the same story: moves, payments, and what staff changed. */
export async function createAudit(
  db: Db,
  people: People,
  applications: DemoApplication[],
  invoices: DemoInvoice[],
  now: Date,
  random: Random,
): Promise<void> {
  const names = new Map<string, string>(Object.values(people.staff).map((person) => [person.id, person.name]))
  for (const { company } of applications) names.set(company.owner.id, company.owner.name)
  const rows: Insertable<AuditLog>[] = applications.flatMap(({ application, company, events }) =>
    events.map((event) => {
      const at = new Date(String(event.created_at))
      return {
        id: newId(at.getTime()),
        action: `application.${event.kind}`,
        entity_type: 'application',
        entity_id: application.id,
        company_id: company.id,
        actor_kind: event.actor_kind === 'staff' ? 'staff' : 'user',
        actor_user_id: event.actor_user_id ?? null,
        actor_name: names.get(event.actor_user_id ?? '') ?? null,
        ip_address: `36.8${random.between(0, 9)}.${random.between(1, 250)}.${random.between(1, 250)}`,
        user_agent: AGENT,
        before: JSON.stringify({ status: event.from_status }),
        after: JSON.stringify({ status: event.to_status }),
        created_at: at,
      }
    }),
  )
  for (const { invoice, paid_at } of invoices) {
    if (!paid_at) continue
    rows.push({
      id: newId(paid_at.getTime()),
      action: 'invoice.paid',
      entity_type: 'invoice',
      entity_id: invoice.id,
      company_id: invoice.company_id,
      actor_kind: 'provider',
      actor_name: 'Midtrans',
      before: JSON.stringify({ status: 'open' }),
      after: JSON.stringify({ status: 'paid', amount: String(invoice.total_amount) }),
      created_at: paid_at,
    })
  }
  const admin = people.staff.admin
  for (const [days, key, before, after] of [
    [120, 'documents.max_upload_mb', 5, 10],
    [64, 'licensing.stage_days.technical_review', 7, 5],
    [21, 'billing.invoice_due_days', 14, 7],
  ] as const) {
    const at = daysAgo(now, days, random)
    const setting = await db
      .selectFrom('config_settings')
      .select('id')
      .where('key', '=', key)
      .executeTakeFirstOrThrow()
    await db
      .insertInto('config_setting_changes')
      .values({
        id: newId(at.getTime()),
        setting_id: setting.id,
        before_value: JSON.stringify(before),
        after_value: JSON.stringify(after),
        source: 'page',
        changed_by: admin.id,
        created_at: at,
      })
      .execute()
    rows.push({
      id: newId(at.getTime()),
      action: 'setting.changed',
      entity_type: 'setting',
      entity_id: key,
      actor_kind: 'staff',
      actor_user_id: admin.id,
      actor_name: admin.name,
      ip_address: '36.84.10.2',
      before: JSON.stringify({ value: before }),
      after: JSON.stringify({ value: after }),
      created_at: at,
    })
  }
  rows.sort((a, b) => String(a.id).localeCompare(String(b.id)))
  await insertAll(db, 'audit_log', rows)
}
