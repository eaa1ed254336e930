'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { requireMember } from '@/lib/auth/gates'
import { deleteDocument } from '@/lib/documents/mutations'

/** Deletes one document of the company's library. Refuses `inUse` and `notFound`. */
export const deleteDocumentAction = defineAction({
  schema: z.object({ company: z.string(), id: z.uuid() }),
  gate: (input) => requireMember(input.company, 'document.delete'),
  run: async (input, { company, actor }) => {
    const result = await db.transaction().execute((trx) => deleteDocument(trx, actor, company.id, input.id))
    revalidatePath(`/app/${company.slug}/documents`)
    return result
  },
})
