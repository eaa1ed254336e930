import { getLocale } from 'next-intl/server'
import { db } from '@/db'
import { consumeLimit } from '@/lib/auth/rate-limits'
import { getShownSettings } from '@/lib/config/queries'
import { env } from '@/lib/env'
import { renderCertificate } from '@/lib/licensing/licenses/certificate'
import { findVerified } from '@/lib/licensing/licenses/verification'
import { decodeCode, normalizeCode } from '@/lib/licensing/licenses/verification-code'
import { signLicense, verificationUrl } from '@/lib/licensing/signing/sign'
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
  // What its holder recorded was issued elsewhere: we have no certificate of it.
  if (license?.origin !== 'issued') return new Response(null, { status: 404 })
  const { APP_URL } = env()
  const pdf = await renderCertificate(license, locale, {
    platform: settings['platform.name'],
    url: verificationUrl(APP_URL, code),
    qr: verificationUrl(APP_URL, code, await signLicense(db, license)),
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
