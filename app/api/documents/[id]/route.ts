import { Readable } from 'node:stream'
import { isSameOrigin } from '@/app/preferences/same-origin'
import { db } from '@/db'
import { requireUser } from '@/lib/auth/gates'
import { contentDisposition } from '@/lib/documents/file-name'
import { FILE_CONTENT_POLICY } from '@/lib/documents/file-policy'
import { drawThumbnail } from '@/lib/documents/inspection'
import { removeWorkflowDocument } from '@/lib/documents/mutations'
import { findReadableDocument } from '@/lib/documents/queries'
import { openFile, readFile } from '@/lib/documents/storage'
import { isId, randomCode, type StaffId } from '@/lib/ids'
import { recordDocumentView } from '@/lib/licensing/review/views'
import { log } from '@/lib/log'
import { findOpenWorkflowId } from '@/lib/onboarding/queries'
import { absentFile } from './absent-file'

type Context = { params: Promise<{ id: string }> }

/**
 * A stored file, as our own page or an attachment only: never cached by anything shared, never guessed to be of another
 * type, and without any right to run or load something.
 */
function fileHeaders(contentType: string): Record<string, string> {
  return {
    'Content-Type': contentType,
    'Cache-Control': 'private, no-store',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': FILE_CONTENT_POLICY,
    'Cross-Origin-Resource-Policy': 'same-origin',
  }
}

/** The file: to be shown in place, with `?download=1` to be saved, with `?size=small` a small picture of it. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { user } = await requireUser()
  const { id } = await params
  const document = isId(id) ? await findReadableDocument(db, user, id) : undefined
  if (!document) return absentFile(request, 'notFound')
  const query = new URL(request.url).searchParams
  if (query.get('size') === 'small') return thumbnail(request, document)

  const [file] = await Promise.all([
    openFile(document.storage_key),
    user.staff_role ? recordDocumentView(db, user.id as string as StaffId, document.id) : undefined,
  ])
  if (!file) return vanished(request, document.id)
  const disposition = query.get('download') === '1' ? 'attachment' : 'inline'
  return new Response(Readable.toWeb(file.stream) as ReadableStream<Uint8Array>, {
    headers: {
      ...fileHeaders(document.content_type),
      'Content-Length': String(file.size),
      'Content-Disposition': contentDisposition(disposition, document.file_name),
    },
  })
}

/** The row is there, its file is not: said honestly, with a code that finds the line in the log. */
function vanished(request: Request, documentId: string): Promise<Response> {
  const errorId = randomCode(4)
  log.error({ document_id: documentId, error_id: errorId }, 'file vanished from the storage')
  return absentFile(request, 'vanished', errorId)
}

async function thumbnail(
  request: Request,
  document: { id: string; content_type: string; storage_key: string },
): Promise<Response> {
  if (document.content_type === 'application/pdf') return absentFile(request, 'notFound')
  const bytes = await readFile(document.storage_key)
  if (!bytes) return vanished(request, document.id)
  const picture = await drawThumbnail(bytes)
  return new Response(Buffer.from(picture), {
    // A document never changes under its id, and this copy is the reader's own.
    headers: { ...fileHeaders('image/jpeg'), 'Cache-Control': 'private, max-age=600' },
  })
}

/** Takes a file out of the onboarding that its owner has under way. A company's documents are deleted in its library. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  const { user, actor } = await requireUser()
  const { id } = await params
  if (!isSameOrigin(request.headers) || !isId(id)) return absentFile(request, 'notFound')
  const workflowId = await findOpenWorkflowId(db, user.id)
  const removed =
    workflowId !== undefined &&
    (await db.transaction().execute((trx) => removeWorkflowDocument(trx, actor, workflowId, id)))
  return removed ? new Response(null, { status: 204 }) : absentFile(request, 'notFound')
}
