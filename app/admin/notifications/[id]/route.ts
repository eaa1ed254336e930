import { notFound, redirect } from 'next/navigation'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { isId } from '@/lib/ids'
import { readNotification } from '@/lib/staffing/notifications'

/** Opens what a notification is about, and counts it as read. */
export async function GET(_request: Request, { params }: RouteContext<'/admin/notifications/[id]'>) {
  const { staff_id } = await requireStaff('notification.view')
  const { id } = await params
  const found = isId(id) ? await readNotification(db, staff_id, id) : undefined
  if (!found) notFound()
  redirect(found.application_id ? `/admin/applications/${found.application_id}` : '/admin/notifications')
}
