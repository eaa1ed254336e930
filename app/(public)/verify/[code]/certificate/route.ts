import { getLocale } from 'next-intl/server'
import { db } from '@/db'
import { consumeLimit } from '@/lib/auth/rate-limits'
import { getShownSettings } from '@/lib/config/queries'
import { env } from '@/lib/env'
import { renderCertificate } from '@/lib/licensing/licenses/certificate'
import { decodeCode, findVerified, normalizeCode } from '@/lib/licensing/licenses/verification'
import { requestInfo } from '@/lib/request'

type Context = { params: Promise<{ code: string }> }

/** The certificate of a licence as a PDF, for whoever has its code; in the reader's language. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const code = normalizeCode(decodeCode((await params).code))
  if (!code) return new Response(null, { status: 404 })
  const { ip_address } = await requestInfo()
  const limit = await consumeLimit('verify', { ip: ip_address })
  if (!limit.ok) {
    return new Response(null, { status: 429, headers: { 'Retry-After': String(limit.retry_after_seconds) } })
  }
  const [license, locale, settings] = await Promise.all([
    findVerified(db, code, new Date()),
    getLocale(),
    getShownSettings(db),
  ])
  if (!license) return new Response(null, { status: 404 })
  const pdf = await renderCertificate(license, locale, {
    platform: settings['platform.name'],
    url: `${env().APP_URL}/verify/${code}`,
  })
  const name = license.number.replace(/[^0-9A-Za-z.-]+/g, '-')
  return new Response(new Uint8Array(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${name}.pdf"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
