import { APP_VERSION } from '@/lib/system/versions'

export const dynamic = 'force-dynamic'

/** The process lives. Asks nothing of anyone else. */
export function GET(): Response {
  return Response.json(
    { status: 'ok', version: APP_VERSION, uptime_seconds: Math.floor(process.uptime()) },
    { headers: { 'Cache-Control': 'no-store' } },
  )
}
