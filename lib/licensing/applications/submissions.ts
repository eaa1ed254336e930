import { sql } from 'kysely'
import type { Trx } from '@/db'
import type { JsonObject } from '@/db/types'
import { newId } from '@/lib/ids'
import type { Attachments } from './schema'

type Sent = {
  kind: 'submit' | 'answer_revision'
  data: JsonObject
  documents: Attachments
  by: string | null
  revision_id?: string
  comment?: string | null
}

/** Keeps what was sent as the next version of the application's contents. The caller holds the application's lock. */
export async function keepSubmission(trx: Trx, applicationId: string, sent: Sent, now: Date): Promise<void> {
  await trx
    .insertInto('application_submissions')
    .values({
      id: newId(),
      application_id: applicationId,
      version: sql<number>`(select coalesce(max(version), 0) + 1 from application_submissions
        where application_id = ${applicationId})`,
      kind: sent.kind,
      revision_id: sent.revision_id ?? null,
      data: sent.data,
      documents: JSON.stringify(sent.documents),
      comment: sent.comment ?? null,
      submitted_by: sent.by,
      submitted_at: now,
    })
    .execute()
}

/** Where the business is, as of now: who reviews and what is counted go by it, also when the company moves later. */
export async function findRegionCode(trx: Trx, companyId: string): Promise<string | null> {
  const row = await trx
    .selectFrom('companies')
    .select('village_code')
    .where('id', '=', companyId)
    .executeTakeFirst()
  return row?.village_code ?? null
}
