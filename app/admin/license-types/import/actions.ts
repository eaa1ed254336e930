'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { type ActionResult, refuse } from '@/lib/action-result'
import { requireStaff } from '@/lib/auth/gates'
import { readDraftDefinition } from '@/lib/licensing/definitions/versions/draft'
import { createLicenseType, startDefinitionDraft } from '@/lib/licensing/definitions/versions/mutations'
import { transferSchema } from '@/lib/licensing/definitions/versions/schema'
import {
  previewTransfer,
  readTransfer,
  type TransferPreview,
} from '@/lib/licensing/definitions/versions/transfer'

const gate = () => requireStaff('license_type.edit')

export type ImportPreview = TransferPreview & { definition: unknown }

/** Says what a file would do. Nothing is written. */
export const previewImportAction = defineAction({
  schema: transferSchema,
  gate,
  run: async ({ text, code }, { staff_id }): Promise<ActionResult<ImportPreview>> => {
    const read = readTransfer(text)
    if (!read.ok) return refuse(read.reason)
    const preview = await previewTransfer(db, staff_id, { ...read, code: code || read.code })
    return { ok: true, data: { ...preview, definition: read.definition } }
  },
})

/** Takes a file as the draft of a type of its own, or as the next draft of one that is there, and opens it. */
export const applyImportAction = defineAction({
  schema: transferSchema,
  gate,
  run: async ({ text, code: asked }, editor): Promise<ActionResult> => {
    const read = readTransfer(text)
    if (!read.ok) return refuse(read.reason)
    const code = asked || read.code
    const { definition } = read
    const { name } = readDraftDefinition(definition)
    const outcome = await db.transaction().execute(async (trx) => {
      const created = await createLicenseType(trx, editor, { code, name, definition })
      return created.ok || created.reason !== 'codeTaken'
        ? created
        : startDefinitionDraft(trx, editor, { code, definition })
    })
    if (!outcome.ok) return refuse(outcome.reason)
    revalidatePath('/admin/license-types', 'layout')
    return redirect(`/admin/license-types/${code}/edit`)
  },
})
