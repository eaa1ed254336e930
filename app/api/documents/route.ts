import { isSameOrigin } from '@/app/preferences/same-origin'
import { db } from '@/db'
import { uniqueViolation } from '@/db/errors'
import { failureOf } from '@/lib/action'
import { refuse } from '@/lib/action-result'
import type { Actor } from '@/lib/audit/mutations'
import { requireMember, requireStaff, requireUser } from '@/lib/auth/gates'
import { findSessionUser, type SessionUser } from '@/lib/auth/session'
import { claimStorage } from '@/lib/billing/entitlements'
import { getSetting } from '@/lib/config/queries'
import { inspectFile } from '@/lib/documents/inspection'
import { type DocumentOwner, recordDocument } from '@/lib/documents/mutations'
import { findUpload } from '@/lib/documents/queries'
import type { UploadRefusal } from '@/lib/documents/schema'
import { newStorageKey, putFile, removeFile } from '@/lib/documents/storage'
import { attachPhoto, mayAddPhoto } from '@/lib/licensing/visits/photos'
import { log } from '@/lib/log'
import { findOpenWorkflowId } from '@/lib/onboarding/queries'
import { readUpload, type Upload } from './read-upload'
import { refusal } from './refusal'

/** Takes one file: multipart with `company` (slug), `workflow=1` or `visit` (id), `kind`, `upload_key` and `file`. */
export async function POST(request: Request): Promise<Response> {
  try {
    if (!isSameOrigin(request.headers)) return refusal('invalid')
    // Before anything of the body is read.
    const user = await findSessionUser()
    if (!user) return refusal('signedOut')
    const limit = (await getSetting(db, 'documents.max_upload_mb')) * 1024 * 1024
    const upload = await readUpload(request, limit)
    if (!upload.ok) return refusal(upload.reason)
    const owner = await findOwner(upload, user)
    if (typeof owner === 'string') return refusal(owner)
    return await store(user, owner.actor, owner.owner, upload)
  } catch (error) {
    const failure = failureOf(error)
    return Response.json(
      { reason: failure.reason, errorId: failure.errorId },
      { status: failure.reason === 'unavailable' ? 503 : 500 },
    )
  }
}

async function findOwner(
  upload: Upload,
  user: SessionUser,
): Promise<{ owner: DocumentOwner; actor: Actor } | 'noWorkflow' | 'visitOver' | 'notFound'> {
  if (upload.visit !== undefined) return findVisitOwner(upload.visit)
  if (upload.company === undefined) {
    const { actor } = await requireUser()
    const workflowId = await findOpenWorkflowId(db, user.id)
    return workflowId ? { owner: { workflow_id: workflowId }, actor } : 'noWorkflow'
  }
  try {
    const { company, actor } = await requireMember(upload.company, 'document.upload')
    return { owner: { company_id: company.id }, actor }
  } catch (error) {
    if (isNotFound(error)) return 'notFound'
    throw error
  }
}

async function findVisitOwner(visitId: string) {
  try {
    const { actor, staff_id } = await requireStaff('case.decide')
    const mayAdd = await mayAddPhoto(db, { staff_id }, visitId)
    return mayAdd ? { owner: { visit_id: visitId }, actor } : ('visitOver' as const)
  } catch (error) {
    if (isNotFound(error)) return 'notFound' as const
    throw error
  }
}

function isNotFound(error: unknown): boolean {
  return String((error as { digest?: unknown }).digest).startsWith('NEXT_HTTP_ERROR')
}

async function store(
  user: SessionUser,
  actor: Actor,
  owner: DocumentOwner,
  upload: Upload,
): Promise<Response> {
  const earlier = upload.upload_key && (await findUpload(db, user.id, upload.upload_key))
  if (earlier) return Response.json(earlier, { status: 201 })
  const inspected = await inspectFile(upload.bytes, upload.file_name)
  if (!inspected.ok) return refusal(inspected.reason)
  const isVisit = 'visit_id' in owner
  if (isVisit && inspected.file.content_type === 'application/pdf') return refusal('fileType')

  const key = newStorageKey()
  await putFile(key, inspected.file.bytes, inspected.file.content_type)
  try {
    const recorded = await db.transaction().execute(async (trx) => {
      if ('company_id' in owner) {
        const file = { kind: upload.kind, size_bytes: inspected.file.bytes.byteLength }
        const claim = await claimStorage(trx, owner.company_id, file)
        if (!claim.ok) return refuse(claim.reason)
      }
      const outcome = await recordDocument(trx, actor, owner, {
        kind: upload.kind,
        file: inspected.file,
        storage_key: key,
        upload_key: upload.upload_key,
      })
      if (outcome.ok && isVisit) await attachPhoto(trx, owner.visit_id, outcome.document.id, upload)
      return outcome
    })
    if (recorded.ok) return Response.json(recorded.document, { status: 201 })
    await forget(key)
    return refusal(recorded.reason as UploadRefusal)
  } catch (error) {
    await forget(key)
    if (uniqueViolation(error) === 'documents_upload_key' && upload.upload_key) {
      const same = await findUpload(db, user.id, upload.upload_key)
      if (same) return Response.json(same, { status: 201 })
    }
    throw error
  }
}

/** Best effort: what stays behind is an orphan, which the daily maintenance removes. */
async function forget(key: string): Promise<void> {
  await removeFile(key).catch((error: unknown) => log.warn({ err: error }, 'unrecorded file not removed'))
}
