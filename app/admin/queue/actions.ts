'use server'

import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { refuse } from '@/lib/action-result'
import { requireStaff } from '@/lib/auth/gates'
import { takeNextCase } from '@/lib/licensing/review/holding'
import { takeNextSchema } from '@/lib/licensing/review/schema'

/** Takes the most urgent free case; answers its id. */
export const takeNextAction = defineAction({
  schema: takeNextSchema,
  gate: () => requireStaff('case.decide'),
  run: async ({ transaction_id }, staff) => {
    const outcome = await db.transaction().execute((trx) => takeNextCase(trx, staff, transaction_id))
    if (!outcome.ok) return refuse(outcome.reason)
    return { ok: true, data: { application_id: outcome.application.id } }
  },
})
