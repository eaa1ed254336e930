import { cookies } from 'next/headers'
import { keepChoices } from '@/lib/auth/choices'
import { LOCALES, THEMES } from '@/lib/i18n/locale'
import { ZONES } from '@/lib/time'
import { isSameOrigin, safePath } from './same-origin'

const CHOICES: Record<string, readonly string[]> = {
  locale: LOCALES,
  theme: THEMES,
  zone: Object.keys(ZONES),
}
const ONE_YEAR_SECONDS = 31_536_000

/** Remembers language, theme and zone in cookies and leads back to the page the switch stood on; needs no script. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 })
  const form = await request.formData()
  const jar = await cookies()
  const chosen: Record<string, string> = {}
  for (const [name, allowed] of Object.entries(CHOICES)) {
    const value = form.get(name)
    if (typeof value !== 'string' || !allowed.includes(value)) continue
    chosen[name] = value
    jar.set(name, value, { path: '/', maxAge: ONE_YEAR_SECONDS, sameSite: 'lax', httpOnly: true })
  }
  const { locale, zone } = chosen
  await keepChoices({ ...(locale && { locale }), ...(zone && { time_zone: zone }) })
  const next = form.get('next')
  const location = safePath(typeof next === 'string' ? next : request.headers.get('referer'), request.headers)
  return new Response(null, { status: 303, headers: { Location: location } })
}
