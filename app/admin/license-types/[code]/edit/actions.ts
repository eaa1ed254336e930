'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { type ActionFailure, type ActionResult, refuse } from '@/lib/action-result'
import { requireStaff } from '@/lib/auth/gates'
import type { Problem } from '@/lib/licensing/definitions/checks/problems'
import {
  type DraftConflict,
  discardDefinitionDraft,
  publishDefinitionDraft,
  saveDefinitionDraft,
  startDefinitionDraft,
} from '@/lib/licensing/definitions/versions/mutations'

const gate = () => requireStaff('license_type.edit')
const code = z.string().max(41)
const seen = z.object({ code, revision: z.int() })

/** Begins the next version from the current one and opens it. */
export const startDraftAction = defineAction({
  schema: z.object({ code }),
  gate,
  run: async (input, editor): Promise<ActionResult> => {
    const outcome = await db.transaction().execute((trx) => startDefinitionDraft(trx, editor, input))
    // Somebody was faster: theirs is the one to go on with.
    if (!outcome.ok && outcome.reason !== 'draftExists') return refuse(outcome.reason)
    revalidatePath('/admin/license-types', 'layout')
    return redirect(`/admin/license-types/${input.code}/edit`)
  },
})

/** Keeps the draft and says what is wrong with it. */
export const saveDraftAction = defineAction({
  schema: seen.extend({ definition: z.unknown() }),
  gate,
  run: async (input, editor): Promise<ActionResult<{ revision: number; problems: Problem[] }>> => {
    const outcome = await db
      .transaction()
      .execute((trx) => saveDefinitionDraft(trx, editor, { ...input, definition: input.definition }))
    if (!outcome.ok) return outcome.reason === 'conflict' ? conflict(outcome) : refuse(outcome.reason)
    return { ok: true, data: { revision: outcome.revision, problems: outcome.problems } }
  },
})

/** Throws the draft away. */
export const discardDraftAction = defineAction({
  schema: seen,
  gate,
  run: async (input, editor): Promise<ActionResult> => {
    const outcome = await db.transaction().execute((trx) => discardDefinitionDraft(trx, editor, input))
    if (!outcome.ok) return outcome.reason === 'conflict' ? conflict(outcome) : refuse(outcome.reason)
    revalidatePath('/admin/license-types', 'layout')
    return redirect(outcome.type_removed ? '/admin/license-types' : `/admin/license-types/${input.code}`)
  },
})

/** Publishes the draft that was looked at. */
export const publishDraftAction = defineAction({
  schema: seen,
  gate,
  run: async (input, editor): Promise<ActionResult> => {
    const outcome = await db.transaction().execute((trx) => publishDefinitionDraft(trx, editor, input))
    if (!outcome.ok) return outcome.reason === 'conflict' ? conflict(outcome) : refuse(outcome.reason)
    revalidatePath('/', 'layout')
    return redirect(`/admin/license-types/${input.code}?published=${outcome.version}`)
  },
})

function conflict({ by, revision }: DraftConflict): ActionFailure {
  return { ...refuse('conflict'), details: { by: by ?? '', revision } }
}
