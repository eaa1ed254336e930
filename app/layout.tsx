import type { Metadata, Viewport } from 'next'
import localFont from 'next/font/local'
import { cookies } from 'next/headers'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { parseTheme } from '@/lib/i18n/locale'
import './globals.css'

const jakarta = localFont({
  src: '../node_modules/@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2',
  weight: '200 800',
  display: 'swap',
  variable: '--font-jakarta',
  adjustFontFallback: false,
})

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common')
  return {
    title: { default: t('meta.title'), template: `%s · ${t('meta.name')}` },
    description: t('meta.description'),
    applicationName: t('meta.name'),
    formatDetection: { telephone: false, email: false, address: false },
  }
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbf9f4' },
    { media: '(prefers-color-scheme: dark)', color: '#12162e' },
  ],
}

/** Touches no database, so that even the page saying that it rests can be drawn. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await getLocale()
  const theme = parseTheme((await cookies()).get('theme')?.value)
  return (
    <html lang={locale} data-theme={theme} className={jakarta.variable}>
      <body>{children}</body>
    </html>
  )
}
