import type { Metadata, Viewport } from 'next'
import localFont from 'next/font/local'
import { cookies } from 'next/headers'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { db } from '@/db'
import { getShownSettings } from '@/lib/config/queries'
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
  const [t, settings] = await Promise.all([getTranslations('common'), getShownSettings(db)])
  const name = settings['platform.name']
  return {
    title: { default: t('meta.title', { name }), template: `%s · ${name}` },
    description: t('meta.description'),
    applicationName: name,
    formatDetection: { telephone: false, email: false, address: false },
  }
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbf9f4' },
    { media: '(prefers-color-scheme: dark)', color: '#12162e' },
  ],
}

/** Needs no database (the name of the platform has a default), so that even the page saying that it rests can be drawn. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await getLocale()
  const theme = parseTheme((await cookies()).get('theme')?.value)
  return (
    <html lang={locale} data-theme={theme} className={jakarta.variable}>
      <body>{children}</body>
    </html>
  )
}
