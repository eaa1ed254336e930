import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Html, htmlText } from './html'
import { type Language, languageOf, type Say, speaker } from './language'

export type Request = {
  raw: IncomingMessage
  method: string
  path: string
  query: URLSearchParams
  /** What the pattern's groups caught, decoded. */
  params: readonly string[]
  language: Language
  say: Say
}

export type Answer = {
  status: number
  headers?: Record<string, string>
  body?: string | Buffer
}

export type Route = {
  method: 'GET' | 'POST' | 'DELETE'
  path: RegExp
  run: (request: Request) => Answer | Promise<Answer>
}

/** An answer thrown from anywhere below a route. */
export class HttpError extends Error {
  constructor(readonly answer: Answer) {
    super(`HTTP ${answer.status}`)
  }
}

export function json(status: number, value: unknown, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  }
}

export function page(markup: Html, status = 200): Answer {
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src 'self' data:; " +
        "connect-src 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'self'",
      vary: 'accept-language',
    },
    body: `<!doctype html>${htmlText(markup)}`,
  }
}

export function redirect(location: string): Answer {
  return { status: 303, headers: { location } }
}

export function requestOf(raw: IncomingMessage): Request {
  const url = new URL(raw.url ?? '/', 'http://sandbox')
  const language = languageOf(raw.headers['accept-language'])
  return {
    raw,
    method: raw.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    params: [],
    language,
    say: speaker(language),
  }
}

/** Runs the first route that fits; undefined when none does. HEAD is served by GET. */
export async function dispatch(routes: readonly Route[], request: Request): Promise<Answer | undefined> {
  const method = request.method === 'HEAD' ? 'GET' : request.method
  for (const route of routes) {
    const match = route.method === method ? route.path.exec(request.path) : null
    if (match) return route.run({ ...request, params: match.slice(1).map(decoded) })
  }
  return undefined
}

/** The whole body as text; throws a 413 past `limit` bytes. */
export async function readText(request: Request, limit = 1_000_000): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request.raw as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limit) throw new HttpError({ status: 413, headers: { connection: 'close' } })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** The body as JSON, or undefined when it is none. */
export async function readJson(request: Request, limit?: number): Promise<unknown> {
  const text = await readText(request, limit)
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** The fields of a posted form. Forms of other sites are refused: a browser tells where a post comes from. */
export async function readForm(request: Request): Promise<URLSearchParams> {
  if (request.raw.headers['sec-fetch-site'] === 'cross-site') throw new HttpError({ status: 403 })
  return new URLSearchParams(await readText(request))
}

export function send(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    ...answer.headers,
  })
  response.end(answer.body ?? '')
}

/** Whether `value` is a JSON object, neither null nor an array. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function decoded(part: string | undefined): string {
  try {
    return decodeURIComponent(part ?? '')
  } catch {
    return part ?? ''
  }
}
