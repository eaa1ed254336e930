import { isSameOrigin } from '@/app/preferences/same-origin'
import { db } from '@/db'
import { forgetSession } from '@/lib/auth/cookies'
import { allowAnyone } from '@/lib/auth/gates'
import { endSessionOf } from '@/lib/auth/mutations'
import { safeNext } from '@/lib/auth/redirects'
import { findSessionUser, sessionToken } from '@/lib/auth/session'

/** Ends the session of this browser. A plain form is enough; whoever has no session left is led on all the same. */
export async function POST(request: Request): Promise<Response> {
  const info = await allowAnyone()
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 })
  const form = await request.formData()
  const [token, user] = await Promise.all([sessionToken(), findSessionUser()])
  if (token && user) {
    const actor = {
      kind: user.staff_role ? ('staff' as const) : ('user' as const),
      user_id: user.id,
      name: user.name,
      request: info,
    }
    await db.transaction().execute((trx) => endSessionOf(trx, token, actor))
  }
  await forgetSession()
  const next = form.get('next')
  const location = safeNext(typeof next === 'string' ? next : undefined) ?? '/sign-in?out=1'
  return new Response(null, { status: 303, headers: { Location: location } })
}
