'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { DONE, refuse } from '@/lib/action-result'
import { requireStaff } from '@/lib/auth/gates'
import { reinstateLicenseType, retireLicenseType } from '@/lib/licensing/definitions/type-mutations'

/** Retires a licence type or opens it again. */
export const changeStatusAction = defineAction({
  schema: z.object({
    code: z.string().max(41),
    to: z.enum(['retired', 'published']),
    reason: z.string().trim().min(5).max(1000),
  }),
  gate: () => requireStaff('license_type.edit'),
  run: async ({ code, to, reason }, { actor }) => {
    const mutate = to === 'retired' ? retireLicenseType : reinstateLicenseType
    const outcome = await db.transaction().execute((trx) => mutate(trx, actor, code, reason))
    if (!outcome.ok) return refuse(outcome.reason)
    revalidatePath('/admin/license-types', 'layout')
    return DONE
  },
})
