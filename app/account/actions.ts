'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { refuse } from '@/lib/action-result'
import { hashPassword, isPassword } from '@/lib/auth/auth'
import { showChoices } from '@/lib/auth/cookies'
import { requireUser } from '@/lib/auth/gates'
import { changePassword, revokeOtherSessions, revokeSession, updateProfile } from '@/lib/auth/mutations'
import { findPasswordHash } from '@/lib/auth/queries'
import { consumeLimit, forgiveLimit, tooManyTries } from '@/lib/auth/rate-limits'
import { changePasswordSchema, profileSchema, sessionSchema } from '@/lib/auth/schema'

/** Saves what a user says about themselves; the pages turn to the chosen language at once. */
export const saveProfile = defineAction({
  schema: profileSchema,
  gate: requireUser,
  run: async (profile, { user, actor }) => {
    const result = await db.transaction().execute((trx) => updateProfile(trx, user.id, profile, actor))
    await showChoices(profile)
    revalidatePath('/', 'layout')
    return result
  },
})

/** Changes the password for who knows the present one; the other devices are signed out. */
export const savePassword = defineAction({
  schema: changePasswordSchema,
  gate: requireUser,
  run: async ({ current_password, password }, { user, actor }) => {
    const limit = await consumeLimit('password', { user: user.id })
    if (!limit.ok) return tooManyTries(limit)
    const checked = await findPasswordHash(db, user.id)
    if (!checked || !(await isPassword(current_password, checked)))
      return refuse('invalid', { current_password: 'wrongPassword' })
    const next = await hashPassword(password)
    const result = await db
      .transaction()
      .execute((trx) => changePassword(trx, user.id, { checked, next }, user.session_id, actor))
    if (result.ok) await forgiveLimit('password', { user: user.id })
    revalidatePath('/', 'layout')
    return result
  },
})

/** Signs one of the own devices out. */
export const signOutDevice = defineAction({
  schema: sessionSchema,
  gate: requireUser,
  run: async ({ session_id }, { user, actor }) => {
    const result = await db.transaction().execute((trx) => revokeSession(trx, user.id, session_id, actor))
    revalidatePath('/', 'layout')
    return result
  },
})

/** Signs all own devices out but this one. */
export const signOutOthers = defineAction({
  schema: z.object({}),
  gate: requireUser,
  run: async (_input, { user, actor }) => {
    const result = await db
      .transaction()
      .execute((trx) => revokeOtherSessions(trx, user.id, user.session_id, actor))
    revalidatePath('/', 'layout')
    return result
  },
})
