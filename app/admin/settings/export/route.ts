import { db } from '@/db'
import { recordAudit } from '@/lib/audit/mutations'
import { requireStaff } from '@/lib/auth/gates'
import { exportSettings } from '@/lib/config/exchange'
import { listStoredValues } from '@/lib/config/queries'
import { dayOf } from '@/lib/time'

/** All values that staff set, as a file that another installation can import. */
export async function GET(): Promise<Response> {
  const { actor, user } = await requireStaff('settings.view')
  const now = new Date()
  const file = await db.transaction().execute(async (trx) => {
    const exported = exportSettings(await listStoredValues(trx), now)
    await recordAudit(trx, actor, {
      action: 'settings.exported',
      entity_type: 'setting',
      entity_id: null,
      after: { count: Object.keys(exported.settings).length },
    })
    return exported
  })
  return new Response(`${JSON.stringify(file, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="izinku-settings-${dayOf(now, user.time_zone)}.json"`,
      'Cache-Control': 'no-store',
    },
  })
}
