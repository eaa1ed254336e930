'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { type ActionResult, refuse } from '@/lib/action-result'
import { requireStaff } from '@/lib/auth/gates'
import { moveAllDrafts } from '@/lib/licensing/applications/version-moves'
import { findDefinitionDraft } from '@/lib/licensing/definitions/versions/queries'

/** Moves all drafts of a type to the version that was looked at. */
export const moveAllAction = defineAction({
  schema: z.object({ code: z.string().max(41), to_version_id: z.uuid() }),
  gate: () => requireStaff('license_type.edit'),
  run: async ({ code, to_version_id }, editor): Promise<ActionResult<{ count: number }>> => {
    const type = await findDefinitionDraft(db, editor.staff_id, code)
    if (!type) return refuse('notFound')
    if (type.current?.version_id !== to_version_id) return refuse('newerVersion')
    const count = await moveAllDrafts(db, editor, { id: type.id, current_version_id: to_version_id })
    revalidatePath(`/admin/license-types/${code}`, 'layout')
    return { ok: true, data: { count } }
  },
})
