import { db } from '@/db'
import { can } from '@/lib/auth/permissions'
import { findSessionUser } from '@/lib/auth/session'
import type { StaffId } from '@/lib/ids'
import { countQueue } from '@/lib/licensing/review/queries'

/** Polled by the queue: how many cases are behind each of its tabs. Staff only; for others it does not exist. */
export async function GET(): Promise<Response> {
  const user = await findSessionUser()
  if (!user?.staff_role || !can(user.staff_role, 'case.view')) return new Response(null, { status: 404 })
  const counts = await countQueue(db, { staff_id: user.id as string as StaffId, role: user.staff_role })
  return Response.json(counts, { headers: { 'Cache-Control': 'no-store' } })
}
