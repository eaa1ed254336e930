import type { NextRequest } from 'next/server'
import { db } from '@/db'
import { failureOf } from '@/lib/action'
import { type KbliHit, searchKbli } from '@/lib/reference/queries'
import { kbliSearchSchema } from '@/lib/reference/schema'

/** Business classes that answer `q`, best first. Public data, the same for everybody. */
export async function GET(request: NextRequest): Promise<Response> {
  const input = kbliSearchSchema.safeParse(Object.fromEntries(request.nextUrl.searchParams))
  if (!input.success) return Response.json({ reason: 'invalid' }, { status: 400 })
  try {
    const found = await searchKbli(db, { version: input.data.version, text: input.data.q, limit: 12 })
    const results = found.map(({ everyday_words: _words, ...hit }): KbliHit => hit)
    return Response.json(
      { results },
      { headers: { 'Cache-Control': 'public, max-age=300, stale-while-revalidate=3600' } },
    )
  } catch (error) {
    const { reason, errorId } = failureOf(error)
    return Response.json({ reason, errorId }, { status: reason === 'unavailable' ? 503 : 500 })
  }
}
