import { parseSetCookieHeader, toCookieOptions } from 'better-auth/cookies'
import { cookies } from 'next/headers'
import { SESSION_COOKIES } from './session'

const ONE_YEAR_SECONDS = 31_536_000

/** Hands the session to the browser: the `Set-Cookie` lines that `signIn` got. */
export async function openSession(lines: string[]): Promise<void> {
  const jar = await cookies()
  for (const line of lines) {
    for (const [name, cookie] of parseSetCookieHeader(line))
      jar.set(name, cookie.value, toCookieOptions(cookie))
  }
}

/** Takes the session's cookie from the browser. */
export async function forgetSession(): Promise<void> {
  const jar = await cookies()
  for (const name of SESSION_COOKIES) {
    const secure = name.startsWith('__Secure-')
    jar.set(name, '', { path: '/', maxAge: 0, httpOnly: true, sameSite: 'lax', secure })
  }
}

/** Shows this browser the pages in the language and zone that the user chose. */
export async function showChoices({
  locale,
  time_zone,
}: {
  locale: string
  time_zone: string
}): Promise<void> {
  const jar = await cookies()
  const options = { path: '/', maxAge: ONE_YEAR_SECONDS, sameSite: 'lax', httpOnly: true } as const
  jar.set('locale', locale, options)
  jar.set('zone', time_zone, options)
}
