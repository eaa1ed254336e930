import { failureOf } from '@/lib/action'
import type { Intake } from '@/lib/billing/payments/intake'

const MAX_BYTES = 64_000
/** Never the token: it would let anyone who reads the event send others. */
const KEPT_HEADERS = ['content-type', 'user-agent', 'x-forwarded-for', 'x-request-id', 'webhook-id']

/**
 * Both providers' answers. 200 once the event is in the database, also when it was there before or has nothing for us: they need not
 * send it again. 4xx for what is not theirs, or no JSON: trying again helps only where our key or token was wrong. 503 where we
 * could not keep it: a database that is down, a provider without its key; that they repeat for hours.
 */
const ANSWERS: Record<Intake, number> = {
  recorded: 200,
  repeated: 200,
  unreadable: 400,
  forged: 403,
  notConfigured: 503,
}

/** Reads the raw body, no more of it than a notification can have, hands it on to be recorded, and answers. */
export async function takeIn(
  request: Request,
  record: (rawBody: string, headers: Record<string, string>) => Promise<Intake>,
): Promise<Response> {
  const rawBody = await readBody(request)
  if (rawBody === undefined) return new Response(null, { status: 413 })
  const headers = Object.fromEntries(KEPT_HEADERS.map((name) => [name, request.headers.get(name) ?? '']))
  try {
    const status = ANSWERS[await record(rawBody, headers)]
    // Without a body: one of seventeen bytes would be compressed for each notification.
    return new Response(null, { status })
  } catch (error) {
    failureOf(error)
    return new Response(null, { status: 503 })
  }
}

/** A body without a length is read piece by piece, and no further than the limit. */
async function readBody(request: Request): Promise<string | undefined> {
  const length = request.headers.get('content-length')
  if (length !== null) return Number(length) > MAX_BYTES ? undefined : request.text()
  const chunks: Uint8Array[] = []
  let bytes = 0
  const reader = request.body?.getReader()
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    bytes += read.value.byteLength
    if (bytes > MAX_BYTES) {
      await reader?.cancel()
      return undefined
    }
    chunks.push(read.value)
  }
  return Buffer.concat(chunks).toString('utf8')
}
