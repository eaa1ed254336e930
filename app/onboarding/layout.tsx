import type { Viewport } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Logo } from '@/components/art/logo'
import { Preferences } from '@/components/shell/preferences'
import { SkipLink } from '@/components/shell/skip-link'
import { currentTheme } from '@/components/shell/theme'
import { LanguagesIcon } from '@/components/ui/icons'
import { ButtonLink, Link } from '@/components/ui/link'
import { Menu } from '@/components/ui/menu'

/** The keyboard of a phone makes the page shorter instead of covering it, so the next button stays above it. */
export const viewport: Viewport = { interactiveWidget: 'resizes-content' }

/** A quiet frame: nothing to press but the way on, back and out. */
export default async function OnboardingLayout({ children }: { children: ReactNode }) {
  const [t, common, theme] = await Promise.all([
    getTranslations('onboarding'),
    getTranslations('common'),
    currentTheme(),
  ])
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="border-b border-line">
        <div className="mx-auto flex min-h-14 max-w-5xl items-center gap-1 px-4 lg:px-6">
          <Link href="/" className="me-auto flex min-h-11 items-center rounded-md">
            <Logo size={26} />
          </Link>
          <Menu id="look" trigger={<LanguagesIcon />} label={common('preferences.title')}>
            <div className="p-2">
              <Preferences theme={theme} />
            </div>
          </Menu>
          <ButtonLink href="/onboarding/later" variant="quiet">
            {t('exit')}
          </ButtonLink>
        </div>
      </header>
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-5xl flex-1 px-4 outline-none lg:px-6">
        {children}
      </main>
    </div>
  )
}
