/** Pages that sign-in never leads back to: they are about not being signed in, or no pages at all. */
const NEVER =
  /^\/(?:sign-in|sign-up|sign-out|forgot-password|reset-password|verify-email|preferences|api)(?:[/?#]|$)/

/**
 * The page of ours that `next` names, or undefined. Only a path on this site: what a browser would take for another
 * host (`//x`, `/\x`, control characters it drops, `https:`) is none.
 */
export function safeNext(next: string | string[] | null | undefined): string | undefined {
  if (typeof next !== 'string' || next.length > 500) return undefined
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop tabs and line ends from addresses.
  if (!next.startsWith('/') || /[\\\u0000-\u001f\u007f]/.test(next)) return undefined
  const base = 'http://izinku.invalid'
  if (!URL.canParse(next, base)) return undefined
  const url = new URL(next, base)
  const path = `${url.pathname}${url.search}${url.hash}`
  if (url.origin !== base || path.startsWith('//') || NEVER.test(path)) return undefined
  return path
}

/** The sign-in page that leads on to `next`. */
export function signInPath(next?: string): string {
  return next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in'
}
