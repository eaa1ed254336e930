'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { requireStaff } from '@/lib/auth/gates'
import { retryFailedJob } from '@/lib/jobs/mutations'

/** Runs a failed job once more. Refuses `notFailed`. */
export const retryJobAction = defineAction({
  schema: z.object({ name: z.string().max(100), id: z.uuid() }),
  gate: () => requireStaff('system.manage'),
  run: async (job, { actor }) => {
    const result = await db.transaction().execute((trx) => retryFailedJob(trx, actor, job))
    revalidatePath('/admin/system')
    return result
  },
})
