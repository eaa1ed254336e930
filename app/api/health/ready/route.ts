import { db } from '@/db'
import { checkReadiness } from '@/lib/system/health'

export const dynamic = 'force-dynamic'

/** Whether this process can serve: 200, or 503 with which check failed and why. */
export async function GET(): Promise<Response> {
  const { ok, checks } = await checkReadiness(db)
  return Response.json(
    { status: ok ? 'ready' : 'unavailable', checks },
    {
      status: ok ? 200 : 503,
      headers: { 'Cache-Control': 'no-store', ...(!ok && { 'Retry-After': '10' }) },
    },
  )
}
