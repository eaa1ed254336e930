import type { NextRequest } from 'next/server'
import { db } from '@/db'
import { failureOf } from '@/lib/action'
import { listRegions } from '@/lib/reference/queries'
import { regionCodeSchema } from '@/lib/reference/schema'

/** The regions directly below `parent`, or the provinces. Public data that changes about once a year. */
export async function GET(request: NextRequest): Promise<Response> {
  const parent = request.nextUrl.searchParams.get('parent')
  if (parent && !regionCodeSchema.safeParse(parent).success) {
    return Response.json({ reason: 'invalid' }, { status: 400 })
  }
  try {
    const results = await listRegions(db, parent || null)
    return Response.json(
      { results },
      { headers: { 'Cache-Control': 'public, max-age=86400, stale-while-revalidate=604800' } },
    )
  } catch (error) {
    const { reason, errorId } = failureOf(error)
    return Response.json({ reason, errorId }, { status: reason === 'unavailable' ? 503 : 500 })
  }
}
