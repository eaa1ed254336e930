'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { DONE, refuse } from '@/lib/action-result'
import { requireStaff } from '@/lib/auth/gates'
import { declareCompromised, rotateKey } from '@/lib/licensing/signing/keys'

const schema = z.object({
  kid: z.string().regex(/^[a-z0-9-]{4,20}$/),
  reason: z.string().trim().min(3).max(500),
})
const gate = () => requireStaff('system.manage')

/** Puts a new key in the place of the one that signs. */
export const rotateAction = defineAction({
  schema,
  gate,
  run: async (input, { actor }) => {
    const outcome = await db.transaction().execute((trx) => rotateKey(trx, actor, input))
    revalidatePath('/admin/licenses/keys')
    return outcome.ok ? DONE : refuse(outcome.reason)
  },
})

/** Declares a key compromised: nothing it signed counts any more. */
export const compromiseAction = defineAction({
  schema,
  gate,
  run: async (input, { actor }) => {
    const outcome = await db.transaction().execute((trx) => declareCompromised(trx, actor, input))
    revalidatePath('/admin/licenses/keys')
    return outcome.ok ? DONE : refuse(outcome.reason)
  },
})
