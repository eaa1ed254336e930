'use server'

import { revalidatePath } from 'next/cache'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { refuse } from '@/lib/action-result'
import { requireStaff } from '@/lib/auth/gates'
import { consumeLimit } from '@/lib/auth/rate-limits'
import { changeStaffRole, disableUser, enableUser, endUserSessions } from '@/lib/auth/users/mutations'
import { sendResetMail } from '@/lib/auth/users/reset'
import { staffRoleSchema, userSchema, userSessionsSchema, userStateSchema } from '@/lib/auth/users/schema'

const gate = () => requireStaff('user.manage')
const show = (id: string) => revalidatePath(`/admin/users/${id}`)

/** Gives or takes a staff role. Refuses `ownAccount`, `lastAdmin`, `notVerified`, `disabled`, `notAllowed` and `notFound`. */
export const changeStaffRoleAction = defineAction({
  schema: staffRoleSchema,
  gate,
  run: async ({ user_id, role }, { staff_id, actor }) => {
    const next = role === 'none' ? null : role
    const result = await db
      .transaction()
      .execute((trx) => changeStaffRole(trx, staff_id, user_id, next, actor))
    if (result.ok) show(user_id)
    return result
  },
})

/** Disables a user. Refuses `ownAccount`, `lastAdmin`, `notAllowed` and `notFound`. */
export const disableUserAction = defineAction({
  schema: userStateSchema,
  gate,
  run: async ({ user_id, reason }, { staff_id, actor }) => {
    const result = await db.transaction().execute((trx) => disableUser(trx, staff_id, user_id, reason, actor))
    show(user_id)
    return result
  },
})

/** Lets a disabled user in again. Refuses `notFound`. */
export const enableUserAction = defineAction({
  schema: userStateSchema,
  gate,
  run: async ({ user_id, reason }, { actor }) => {
    const result = await db.transaction().execute((trx) => enableUser(trx, user_id, reason, actor))
    show(user_id)
    return result
  },
})

/** Ends one session of a user or all of them. */
export const endUserSessionsAction = defineAction({
  schema: userSessionsSchema,
  gate,
  run: async ({ user_id, session_id }, { actor }) => {
    const result = await db.transaction().execute((trx) => endUserSessions(trx, user_id, session_id, actor))
    show(user_id)
    return result
  },
})

/** Mails a user the link to a new password. Refuses `notFound`, `disabled` and `tooManyTries`. */
export const sendResetAction = defineAction({
  schema: userSchema,
  gate,
  run: async ({ user_id }, { actor, user }) => {
    const limit = await consumeLimit('invite_send', { user: user.id })
    if (!limit.ok) return refuse('tooManyTries')
    return db.transaction().execute((trx) => sendResetMail(trx, user_id, actor))
  },
})
