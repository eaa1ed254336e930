import { looksSigned } from '../signing/payload'
import { normalizeCode } from './verification-code'

/** What somebody typed, pasted or scanned to have it checked. */
export type Typed =
  | { kind: 'code'; code: string; jws?: string }
  | { kind: 'signed'; jws: string }
  /** An address of another platform: we say whose it is, and nothing about it. */
  | { kind: 'foreign'; host: string }
  | { kind: 'malformed' }

/** The longest that is looked at: a whole address with its signature has a good 500 characters. */
export const MOST_TYPED = 2500

/**
 * Reads a code, a whole address of ours (with or without the signature behind the hash) or a signature alone. `appUrl` is
 * where we are; an address anywhere else is another platform's, however much it looks like ours.
 */
export function readTyped(text: string, appUrl: string): Typed {
  const typed = text.trim()
  if (typed.length > MOST_TYPED) return { kind: 'malformed' }
  const address = addressOf(typed)
  if (address) return readAddress(address, appUrl)
  if (looksSigned(typed)) return { kind: 'signed', jws: typed }
  const code = normalizeCode(typed)
  return code ? { kind: 'code', code } : { kind: 'malformed' }
}

/** `oss.go.id/x` without its scheme is an address as well; `ABCDE-FGHJK` is none. */
function addressOf(text: string): URL | undefined {
  const hasScheme = /^[a-z][a-z0-9+.-]*:/i.test(text)
  const hasHost =
    /^[a-z0-9-]+(\.[a-z0-9-]+)*(:\d+)?\//i.test(text) || /^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$/i.test(text)
  if (!hasScheme && (!hasHost || looksSigned(text))) return undefined
  const whole = hasScheme && /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`
  return URL.canParse(whole) ? new URL(whole) : undefined
}

function readAddress(address: URL, appUrl: string): Typed {
  const isWeb = address.protocol === 'https:' || address.protocol === 'http:'
  if (!isWeb || address.host === '') return { kind: 'malformed' }
  if (address.host !== new URL(appUrl).host) return { kind: 'foreign', host: address.host }
  const jws = address.hash.slice(1)
  const [, segment] = /^\/verify\/([^/]+)/.exec(address.pathname) ?? []
  const code = normalizeCode(segment ?? address.searchParams.get('code') ?? '')
  if (!code) return looksSigned(jws) ? { kind: 'signed', jws } : { kind: 'malformed' }
  return { kind: 'code', code, ...(looksSigned(jws) && { jws }) }
}
