'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { DONE, refuse } from '@/lib/action-result'
import { requireStaff } from '@/lib/auth/gates'
import { changeAddon, createAddon, setAddonStatus } from '@/lib/billing/catalogue/addon-mutations'
import { addonSchema, addonStatusSchema, newAddonSchema } from '@/lib/billing/catalogue/schema'

const mayEdit = () => requireStaff('plan.edit')

/** Puts a new add-on on the shelf. Refuses `codeTaken` and `pastPrice` beside their fields. */
export const createAddonAction = defineAction({
  schema: newAddonSchema,
  gate: mayEdit,
  run: async (input, { actor }) => {
    const outcome = await db.transaction().execute((trx) => createAddon(trx, actor, input))
    if (!outcome.ok && outcome.reason === 'codeTaken') return refuse('codeTaken', { code: 'taken' })
    if (!outcome.ok) return refuse(outcome.reason, { from_on: 'tooEarly' })
    revalidatePath('/admin/plans', 'layout')
    return redirect(`/admin/plans/addons/${input.code}`)
  },
})

/** Changes an add-on. Refuses `conflict`. */
export const changeAddonAction = defineAction({
  schema: addonSchema,
  gate: mayEdit,
  run: async (input, { actor }) => {
    const outcome = await db.transaction().execute((trx) => changeAddon(trx, actor, input))
    revalidatePath('/admin/plans', 'layout')
    return outcome.ok ? DONE : refuse(outcome.reason)
  },
})

/** Takes an add-on off the shelf, or puts it back. Refuses `conflict`. */
export const setAddonStatusAction = defineAction({
  schema: addonStatusSchema,
  gate: mayEdit,
  run: async (input, { actor }) => {
    const outcome = await db.transaction().execute((trx) => setAddonStatus(trx, actor, input))
    revalidatePath('/admin/plans', 'layout')
    return outcome.ok ? DONE : refuse(outcome.reason)
  },
})
