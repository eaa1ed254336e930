import type { Trx } from '@/db'
import { type ActionFailure, refuse } from '@/lib/action-result'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import { type CompanyId, newId } from '@/lib/ids'
import type { InspectedFile } from './inspection'
import { toSummary } from './queries'
import { type DocumentSummary, MAX_DOCUMENTS } from './schema'

/** Whose a new document is. */
export type DocumentOwner = { company_id: CompanyId } | { workflow_id: string } | { visit_id: string }

/** A stored document, and the name of the one with the same content that was there before. */
export type StoredDocument = DocumentSummary & { same_as: string | null }

type NewDocument = {
  kind: string
  file: InspectedFile
  storage_key: string
  upload_key: string | undefined
}

/**
 * Records an inspected file whose bytes are in the storage under `storage_key`. Refuses `tooManyFiles`, and `noWorkflow`
 * when the onboarding was finished meanwhile: its documents have moved on, this one would be left behind.
 * Throws the violation of `documents_upload_key` when the same upload was recorded meanwhile.
 */
export async function recordDocument(
  trx: Trx,
  actor: Actor,
  owner: DocumentOwner,
  document: NewDocument,
): Promise<{ ok: true; document: StoredDocument } | ActionFailure> {
  const { file } = document
  if ('workflow_id' in owner && !(await holdOpenWorkflow(trx, owner.workflow_id))) return refuse('noWorkflow')
  const present = await trx
    .selectFrom('documents')
    .select(({ fn }) => [
      fn.countAll<bigint>().as('count'),
      fn.min('file_name').filterWhere('sha256', '=', file.sha256).as('same_as'),
    ])
    .where((eb) =>
      'company_id' in owner
        ? eb('company_id', '=', owner.company_id)
        : 'visit_id' in owner
          ? eb('visit_id', '=', owner.visit_id)
          : eb('workflow_id', '=', owner.workflow_id),
    )
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (present.count >= BigInt(mostOf(owner))) return refuse('tooManyFiles')

  const row = await trx
    .insertInto('documents')
    .values({
      id: newId(),
      ...owner,
      uploaded_by: actor.user_id,
      kind: document.kind,
      file_name: file.file_name,
      content_type: file.content_type,
      size_bytes: BigInt(file.bytes.byteLength),
      sha256: file.sha256,
      storage_key: document.storage_key,
      upload_key: document.upload_key ?? null,
    })
    .returning(['id', 'file_name', 'content_type', 'size_bytes', 'kind', 'created_at'])
    .executeTakeFirstOrThrow()
  await recordAudit(trx, actor, {
    action: 'document.uploaded',
    entity_type: 'document',
    entity_id: row.id,
    company_id: 'company_id' in owner ? owner.company_id : null,
    after: {
      kind: row.kind,
      content_type: row.content_type,
      size_bytes: row.size_bytes,
      sha256: file.sha256,
    },
  })
  return { ok: true, document: { ...toSummary(row), same_as: present.same_as } }
}

function mostOf(owner: DocumentOwner): number {
  if ('company_id' in owner) return MAX_DOCUMENTS.company
  return 'visit_id' in owner ? MAX_DOCUMENTS.visit : MAX_DOCUMENTS.workflow
}

async function holdOpenWorkflow(trx: Trx, id: string): Promise<boolean> {
  const open = await trx
    .selectFrom('onboarding_workflows')
    .select('id')
    .where('id', '=', id)
    .where('status', '=', 'in_progress')
    .forShare()
    .executeTakeFirst()
  return open !== undefined
}

/**
 * Takes a document out of a company's library; the file itself goes with the next maintenance. Drafts that used it lose it.
 * Refuses `notFound`, and `inUse` once an application that was sent has it, or a payment is proved by it.
 */
export async function deleteDocument(
  trx: Trx,
  actor: Actor,
  companyId: CompanyId,
  id: string,
): Promise<{ ok: true; data: undefined } | ActionFailure> {
  const document = await trx
    .selectFrom('documents')
    .select(['id', 'kind', 'file_name'])
    .where('id', '=', id)
    .where('company_id', '=', companyId)
    .where('deleted_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!document) return refuse('notFound')
  const sent = await trx
    .selectFrom('application_documents')
    .innerJoin('applications', 'applications.id', 'application_documents.application_id')
    .select('applications.id')
    .where('application_documents.document_id', '=', id)
    .where('applications.status', '<>', 'draft')
    .limit(1)
    .executeTakeFirst()
  const proves = await trx
    .selectFrom('payments')
    .select('id')
    .where('proof_document_id', '=', id)
    .limit(1)
    .executeTakeFirst()
  if (sent || proves) return refuse('inUse')
  await trx.deleteFrom('application_documents').where('document_id', '=', id).execute()
  await trx
    .updateTable('documents')
    .set({ deleted_at: new Date() })
    .where('id', '=', id)
    .where('company_id', '=', companyId)
    .execute()
  await recordAudit(trx, actor, {
    action: 'document.deleted',
    entity_type: 'document',
    entity_id: id,
    company_id: companyId,
    before: { kind: document.kind, file_name: document.file_name },
  })
  return { ok: true, data: undefined }
}

/** Takes a document out of an onboarding. False when it is not there: gone already, or never this onboarding's. */
export async function removeWorkflowDocument(
  trx: Trx,
  actor: Actor,
  workflowId: string,
  id: string,
): Promise<boolean> {
  const removed = await trx
    .updateTable('documents')
    .set({ deleted_at: new Date() })
    .where('id', '=', id)
    .where('workflow_id', '=', workflowId)
    .where('deleted_at', 'is', null)
    .returning(['id', 'kind', 'file_name'])
    .executeTakeFirst()
  if (!removed) return false
  await recordAudit(trx, actor, {
    action: 'document.deleted',
    entity_type: 'document',
    entity_id: id,
    before: { kind: removed.kind, file_name: removed.file_name },
  })
  return true
}

/** Hands the documents of an onboarding to the company that came of it. Returns how many there were. */
export async function moveWorkflowDocuments(
  trx: Trx,
  workflowId: string,
  companyId: CompanyId,
): Promise<number> {
  const moved = await trx
    .updateTable('documents')
    .set({ company_id: companyId, workflow_id: null })
    .where('workflow_id', '=', workflowId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return Number(moved.numUpdatedRows)
}
