import type { ActionFailure } from '@/lib/action-result'

interface Translator {
  (key: string, values?: Record<string, string | number>): string
  has: (key: string) => boolean
}

/** What a refusal means in the reader's words: the form's own sentence for the reason, else the general one. */
export function failureSentence(failure: ActionFailure, own: Translator, general: Translator): string {
  const key = `errors.${failure.reason}`
  const values = { ...failure.details, ...(failure.errorId && { code: failure.errorId }) }
  if (own.has(key)) return own(key, values)
  if (failure.reason !== 'failed' && general.has(key)) return general(key, values)
  return failure.errorId
    ? general('errors.failedWithCode', { code: failure.errorId })
    : general('errors.failed')
}

/**
 * What an action's promise was rejected with: a redirect (`leaving`, the router is already on its way), a network that
 * is gone, or a mistake of ours whose digest is the code to name.
 */
export function thrownFailure(error: unknown): ActionFailure | 'leaving' {
  const digest = typeof error === 'object' && error !== null && 'digest' in error ? String(error.digest) : ''
  if (digest.startsWith('NEXT_REDIRECT')) return 'leaving'
  if (digest.startsWith('NEXT_HTTP_ERROR_FALLBACK')) return { ok: false, reason: 'notFound' }
  if (!digest && (!navigator.onLine || error instanceof TypeError)) return { ok: false, reason: 'offline' }
  return { ok: false, reason: 'failed', errorId: digest || undefined }
}
