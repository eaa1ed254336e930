import { db, type Trx } from '@/db'
import { recordAudit } from '@/lib/audit/mutations'
import { getSettings } from '@/lib/config/queries'
import { type RequestInfo, requestInfoOf } from '@/lib/request'

// What better-auth asks when it makes a session. `false` refuses one: the user is disabled.

type NewSession = { userId: string; ipAddress?: string | null; userAgent?: string | null }
type Context = { headers?: Headers | undefined } | null

/** When a session that begins now ends: absolute, staff's sooner than owners'. */
export function expiryOf(
  isStaff: boolean,
  settings: { 'security.session_days': number; 'security.staff_session_hours': number },
  now: Date,
): Date {
  const hours = isStaff ? settings['security.staff_session_hours'] : settings['security.session_days'] * 24
  return new Date(now.getTime() + hours * 3_600_000)
}

/** Gives a new session its end, address and device; none to a user who is disabled. */
export async function sessionExpiry<Session extends NewSession>(session: Session, context: Context) {
  const [user, settings] = await Promise.all([
    db
      .selectFrom('users')
      .select(['staff_role', 'disabled_at'])
      .where('id', '=', session.userId)
      .executeTakeFirst(),
    getSettings(db),
  ])
  if (!user || user.disabled_at) return false
  const request = requestOf(context)
  return {
    data: {
      ...session,
      expiresAt: expiryOf(user.staff_role !== null, settings, new Date()),
      ipAddress: request?.ip_address ?? null,
      userAgent: request?.user_agent ?? null,
    },
  }
}

/** Writes the sign-in into the audit log and when the user was last here. */
export async function recordSession(
  session: { id: string; userId: string },
  context: Context,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const user = await trx
      .updateTable('users')
      .set({ last_seen_at: new Date() })
      .where('id', '=', session.userId)
      .returning(['id', 'name', 'staff_role'])
      .executeTakeFirstOrThrow()
    await recordAudit(
      trx,
      {
        kind: user.staff_role ? 'staff' : 'user',
        user_id: user.id,
        name: user.name,
        request: requestOf(context),
      },
      { action: 'session.started', entity_type: 'session', entity_id: session.id },
    )
  })
}

function requestOf(context: Context): RequestInfo | undefined {
  return context?.headers ? requestInfoOf(context.headers) : undefined
}

/** Ends sessions of a user: all, or all but one. Returns how many. For disabling a user, too. */
export async function endSessions(trx: Trx, userId: string, exceptId?: string): Promise<number> {
  const ended = await trx
    .deleteFrom('sessions')
    .where('user_id', '=', userId)
    .$if(exceptId !== undefined, (query) => query.where('id', '!=', exceptId ?? ''))
    .executeTakeFirst()
  return Number(ended.numDeletedRows)
}
