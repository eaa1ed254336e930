import type { DocumentScope, DocumentSummary } from '@/lib/documents/schema'

export type SentDocument = DocumentSummary & { same_as?: string | null }

export type SendOutcome =
  | { ok: true; document: SentDocument }
  | { ok: false; reason: string; errorId?: string }

interface SendOptions {
  scope: DocumentScope
  kind: string
  /** Stays the same when the same file is sent again. */
  key: string
  file: File
  signal: AbortSignal
  /** Between 0 and 100. */
  onProgress: (percent: number) => void
}

/**
 * Sends one file. XMLHttpRequest, because fetch does not tell how much of a body has left. `offline` is the reason when
 * no answer came: it is safe to send the same again under the same key.
 */
export function sendFile({ scope, kind, key, file, signal, onProgress }: SendOptions): Promise<SendOutcome> {
  return new Promise((resolve) => {
    const form = new FormData()
    if ('company' in scope) form.set('company', scope.company)
    else if ('visit' in scope) {
      form.set('visit', scope.visit)
      form.set('taken_at', scope.taken_at.toISOString())
      if (scope.checklist_key) form.set('checklist_key', scope.checklist_key)
    } else form.set('workflow', '1')
    form.set('kind', kind)
    form.set('upload_key', key)
    form.set('file', file, file.name)
    const request = new XMLHttpRequest()
    request.open('POST', '/api/documents')
    request.responseType = 'json'
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress((event.loaded / event.total) * 100)
    }
    request.onload = () => resolve(outcomeOf(request.status, request.response))
    request.onerror = () => resolve({ ok: false, reason: 'offline' })
    request.onabort = () => resolve({ ok: false, reason: 'canceled' })
    signal.addEventListener('abort', () => request.abort())
    request.send(form)
  })
}

function outcomeOf(status: number, body: unknown): SendOutcome {
  const answer = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  if (status === 201) {
    const document = answer as unknown as SentDocument
    return { ok: true, document: { ...document, created_at: new Date(document.created_at) } }
  }
  // What stands in front of us (a proxy with its own limit) answers without a reason.
  const fallback = status === 413 ? 'fileTooLarge' : 'failed'
  return {
    ok: false,
    reason: typeof answer.reason === 'string' ? answer.reason : fallback,
    ...(typeof answer.errorId === 'string' && { errorId: answer.errorId }),
  }
}
