import { type NextRequest, NextResponse } from 'next/server'
import { newId } from '@/lib/ids'

/** Gives each request an id and tells pages their own path, so that signing in leads back to it. Decides nothing about access. */
export function proxy(request: NextRequest): NextResponse {
  const headers = new Headers(request.headers)
  headers.set('x-izinku-path', request.nextUrl.pathname + request.nextUrl.search)
  headers.set('x-request-id', newId())
  return NextResponse.next({ request: { headers } })
}

// Uploads go past it: a body that passes through the proxy is cut off at 10 MB.
export const config = {
  matcher: ['/((?!_next/|api/webhooks/|api/documents$|favicon|icon|.*\\.(?:svg|png|woff2|ico)$).*)'],
}
