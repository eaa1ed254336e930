'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { DONE, refuse } from '@/lib/action-result'
import { requireStaff } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { listSharedTargets, moveMany } from '@/lib/licensing/review/bulk'
import { bulkSchema, MOST_AT_ONCE } from '@/lib/licensing/review/bulk-schema'
import { takeNextCase } from '@/lib/licensing/review/holding'
import { queueColumnsSchema } from '@/lib/licensing/review/queue-column-schema'
import { keepQueueColumns } from '@/lib/licensing/review/queue-columns'
import { takeNextSchema } from '@/lib/licensing/review/schema'

/** Takes the most urgent free case and leads to it: the answer brings its page along. */
export const takeNextAction = defineAction({
  schema: takeNextSchema,
  gate: () => requireStaff('case.decide'),
  run: async ({ transaction_id }, staff) => {
    const outcome = await db.transaction().execute((trx) => takeNextCase(trx, staff, transaction_id))
    if (!outcome.ok) return refuse(outcome.reason)
    redirect(`/admin/applications/${outcome.application.id}`)
  },
})

/** The same move on many cases; answers what came of each. */
export const bulkAction = defineAction({
  schema: bulkSchema,
  gate: () => requireStaff('case.decide'),
  run: async (input, staff) => {
    const isSupervising = input.move === 'assign' || input.move === 'set_priority'
    if (isSupervising && !can(staff.role, 'case.assign')) return refuse('notAllowed')
    const results = await moveMany(db, staff, input)
    revalidatePath('/admin/queue')
    return { ok: true, data: results }
  },
})

/** What all of these cases can be asked to put right. */
export const sharedTargetsAction = defineAction({
  schema: z.object({ application_ids: z.array(z.uuid()).min(1).max(MOST_AT_ONCE) }),
  gate: () => requireStaff('case.decide'),
  run: async ({ application_ids }) => ({ ok: true, data: await listSharedTargets(db, application_ids) }),
})

/** Keeps which columns of the queue this person wants to see. */
export const keepColumnsAction = defineAction({
  schema: queueColumnsSchema,
  gate: () => requireStaff('case.view'),
  run: async ({ columns }, staff) => {
    await keepQueueColumns(db, staff.staff_id, columns)
    revalidatePath('/admin/queue')
    return DONE
  },
})
