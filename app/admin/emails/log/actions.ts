'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { requireStaff } from '@/lib/auth/gates'
import { resendMessage } from '@/lib/email/editing'

/** Sends a mail that did not arrive once more. */
export const resend = defineAction({
  schema: z.uuid(),
  gate: () => requireStaff('email_log.resend'),
  run: async (messageId, { actor }) => {
    const outcome = await db.transaction().execute((trx) => resendMessage(trx, actor, messageId))
    if (!outcome.ok) return outcome
    revalidatePath('/admin/emails/log', 'layout')
    return { ok: true, data: { message_id: outcome.message_id } }
  },
})
