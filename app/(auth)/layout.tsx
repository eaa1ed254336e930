import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Kawung } from '@/components/art/kawung'
import { Logo } from '@/components/art/logo'
import { Preferences } from '@/components/shell/preferences'
import { SkipLink } from '@/components/shell/skip-link'
import { currentTheme } from '@/components/shell/theme'
import { CircleCheckIcon } from '@/components/ui/icons'

// Links from mails carry their key in the address: no other site may learn it.
export const metadata: Metadata = { referrer: 'same-origin', robots: { index: false } }

export default async function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="grid min-h-dvh lg:grid-cols-[1fr_minmax(24rem,36rem)]">
      <SkipLink />
      <div className="flex min-w-0 flex-col px-4 sm:px-8">
        <header className="flex min-h-18 items-center">
          <a href="/" className="flex min-h-11 items-center rounded-md">
            <Logo />
          </a>
        </header>
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto w-full max-w-md flex-1 pt-4 pb-12 outline-none lg:pt-14"
        >
          {children}
        </main>
        <footer className="mx-auto w-full max-w-md pb-8">
          <Preferences theme={await currentTheme()} />
        </footer>
      </div>
      <Panel />
    </div>
  )
}

/** What one comes for, beside the form where there is room. */
function Panel() {
  const t = useTranslations('auth.panel')
  return (
    <aside className="hidden border-s border-line bg-nila-950 text-kertas-50 lg:block">
      <div className="sticky top-0 flex h-dvh flex-col justify-between overflow-hidden">
        <div className="h-32 text-kunyit-500/45">
          <Kawung id="kawung-auth-top" tile={64} />
        </div>
        <div className="px-12 xl:px-16">
          <p className="text-3xl font-extrabold text-balance">{t('title')}</p>
          <ul className="mt-8 grid gap-4 text-lg">
            {(['once', 'clear', 'proof'] as const).map((key) => (
              <li key={key} className="flex gap-3">
                <CircleCheckIcon size={24} className="mt-0.5 text-kunyit-500" />
                {t(key)}
              </li>
            ))}
          </ul>
        </div>
        <div className="h-32 text-kunyit-500/45">
          <Kawung id="kawung-auth-foot" tile={64} />
        </div>
      </div>
    </aside>
  )
}
