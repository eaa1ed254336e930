'use server'

import { revalidatePath } from 'next/cache'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { refuse } from '@/lib/action-result'
import { requireStaff } from '@/lib/auth/gates'
import { inviteStaff, resendInvitation, revokeInvitation } from '@/lib/auth/invitations/mutations'
import { inviteStaffSchema, staffInvitationSchema } from '@/lib/auth/invitations/schema'
import { consumeLimit } from '@/lib/auth/rate-limits'

const gate = () => requireStaff('user.manage')

/** Invites an address to become staff. Refuses `alreadyStaff`, `alreadyInvited` and `tooManyTries`. */
export const inviteStaffAction = defineAction({
  schema: inviteStaffSchema,
  gate,
  run: async (invitee, { staff_id, user, actor }) => {
    const limit = await consumeLimit('invite_send', { user: user.id })
    if (!limit.ok) return refuse('tooManyTries')
    const result = await db.transaction().execute((trx) => inviteStaff(trx, staff_id, invitee, actor))
    revalidatePath('/admin/users')
    return result
  },
})

/** Mails a staff invitation anew; the link of before is dead. */
export const resendStaffInvitationAction = defineAction({
  schema: staffInvitationSchema,
  gate,
  run: async ({ invitation_id }, { staff_id, user, actor }) => {
    const limit = await consumeLimit('invite_send', { user: user.id })
    if (!limit.ok) return refuse('tooManyTries')
    const result = await db
      .transaction()
      .execute((trx) => resendInvitation(trx, { staff_id }, invitation_id, actor))
    revalidatePath('/admin/users')
    return result
  },
})

/** Takes a staff invitation back. */
export const revokeStaffInvitationAction = defineAction({
  schema: staffInvitationSchema,
  gate,
  run: async ({ invitation_id }, { staff_id, actor }) => {
    const result = await db
      .transaction()
      .execute((trx) => revokeInvitation(trx, { staff_id }, invitation_id, actor))
    revalidatePath('/admin/users')
    return result
  },
})
