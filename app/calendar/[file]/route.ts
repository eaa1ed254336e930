import { db } from '@/db'
import { sha256 } from '@/lib/crypto'
import { env } from '@/lib/env'
import { renderFeed } from '@/lib/licensing/calendar/feed'
import { noteUse } from '@/lib/licensing/calendar/mutations'
import { findSubscribed, listCalendar } from '@/lib/licensing/calendar/queries'

type Context = { params: Promise<{ file: string }> }

/** `/calendar/<secret>.ics`: a company's licence calendar for whoever has its address. Calendars ask every few hours. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const [, token] = /^([A-Za-z0-9_-]{32})\.ics$/.exec((await params).file) ?? []
  const subscribed = token === undefined ? undefined : await findSubscribed(db, token)
  if (!subscribed) return new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } })
  const body = await renderFeed({
    items: await listCalendar(db, subscribed.company_id),
    company: subscribed.trade_name,
    locale: subscribed.locale,
    base: `${env().APP_URL}/app/${subscribed.slug}`,
  })
  await noteUse(db, subscribed.id, new Date())
  const etag = `"${sha256(body).slice(0, 32)}"`
  const headers = {
    ETag: etag,
    // Private: the address is a secret, what it leads to belongs in no shared cache.
    'Cache-Control': 'private, max-age=3600',
    'X-Robots-Tag': 'noindex',
  }
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
  return new Response(body, {
    headers: {
      ...headers,
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'inline; filename="izinku.ics"',
    },
  })
}
