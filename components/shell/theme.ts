import { cookies } from 'next/headers'
import { parseTheme, type Theme } from '@/lib/i18n/locale'

/** The theme this request asks for. */
export async function currentTheme(): Promise<Theme> {
  return parseTheme((await cookies()).get('theme')?.value)
}
