'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { type ActionResult, refuse } from '@/lib/action-result'
import { requireStaff } from '@/lib/auth/gates'
import { createLicenseType } from '@/lib/licensing/definitions/versions/mutations'
import { newTypeSchema } from '@/lib/licensing/definitions/versions/schema'

/** Makes a licence type that nobody sees yet and opens its editor. */
export const createTypeAction = defineAction({
  schema: newTypeSchema,
  gate: () => requireStaff('license_type.edit'),
  run: async ({ code, name_id, name_en }, editor): Promise<ActionResult> => {
    const name = { id: name_id, en: name_en }
    const outcome = await db.transaction().execute((trx) => createLicenseType(trx, editor, { code, name }))
    if (!outcome.ok)
      return refuse(outcome.reason, { code: outcome.reason === 'codeTaken' ? 'taken' : 'format' })
    revalidatePath('/admin/license-types', 'layout')
    return redirect(`/admin/license-types/${code}/edit`)
  },
})
