import { createHash, timingSafeEqual } from 'node:crypto'
import { db } from '@/db'
import { failureOf } from '@/lib/action'
import { env } from '@/lib/env'
import { readMetrics } from '@/lib/system/metrics'

export const dynamic = 'force-dynamic'

/** Figures for Prometheus. Without `METRICS_TOKEN` there is no such page; with it, only its bearer reads them. */
export async function GET(request: Request): Promise<Response> {
  const token = env().METRICS_TOKEN
  if (!token) return new Response(null, { status: 404 })
  if (!isSame(request.headers.get('authorization') ?? '', `Bearer ${token}`))
    return new Response(null, { status: 401, headers: { 'WWW-Authenticate': 'Bearer' } })
  try {
    const { contentType, text } = await readMetrics(db)
    return new Response(text, { headers: { 'Content-Type': contentType, 'Cache-Control': 'no-store' } })
  } catch (error) {
    failureOf(error)
    return new Response(null, { status: 503 })
  }
}

/** Compares in the same time whatever the difference; digests, because the texts may differ in length. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}
