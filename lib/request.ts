import { headers } from 'next/headers'
import { newId } from './ids'

/** Where a request came from, for the audit log and the rate limits. */
export type RequestInfo = { ip_address: string | null; user_agent: string | null; request_id: string }

/** Reads the present request. Behind a proxy the address is what the proxy put into `x-forwarded-for`. */
export async function requestInfo(): Promise<RequestInfo> {
  return requestInfoOf(await headers())
}

/** The same of headers at hand. */
export function requestInfoOf(list: Pick<Headers, 'get'>): RequestInfo {
  // The last entry is the one our own proxy wrote; those before it are whatever the client claimed.
  const forwarded = list.get('x-forwarded-for')?.split(',').at(-1)?.trim()
  return {
    ip_address: forwarded || list.get('x-real-ip'),
    user_agent: list.get('user-agent')?.slice(0, 300) ?? null,
    request_id: list.get('x-request-id')?.slice(0, 64) ?? newId(),
  }
}
