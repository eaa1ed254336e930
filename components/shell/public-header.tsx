import { useTranslations } from 'next-intl'
import { Logo } from '@/components/art/logo'
import { buttonClass } from '@/components/ui/button-class'
import { MenuIcon } from '@/components/ui/icons'
import { SkipLink } from './skip-link'

const LINKS = ['check', 'pricing', 'verify'] as const
const LINK = 'flex min-h-11 items-center rounded-md px-3 font-medium hover:bg-hover'

/** Head of the public pages: plain links, so that they need no script. */
export function PublicHeader() {
  const t = useTranslations('common')
  return (
    <header className="relative z-20 border-b border-line bg-ground print:hidden">
      <SkipLink />
      <div className="mx-auto flex min-h-16 max-w-6xl items-center gap-2 px-4 lg:px-6">
        <a href="/" className="me-auto flex min-h-11 items-center rounded-md">
          <Logo />
        </a>
        <nav aria-label={t('nav.main')} className="hidden items-center md:flex">
          <PublicLinks />
        </nav>
        <a href="/sign-in" className={buttonClass('quiet')}>
          {t('action.signIn')}
        </a>
        <a href="/sign-up" className={`${buttonClass('primary')} max-md:hidden`}>
          {t('action.signUp')}
        </a>
        <div className="md:hidden">
          <button
            type="button"
            popoverTarget="public-menu"
            aria-label={t('menu')}
            className={buttonClass('quiet')}
          >
            <MenuIcon />
          </button>
          <div
            id="public-menu"
            popover="auto"
            className="popover-panel rounded-lg border border-line bg-card p-3 text-ink shadow-soft"
          >
            <nav aria-label={t('nav.more')} className="grid gap-1">
              <PublicLinks />
              <a href="/sign-up" className={`${buttonClass('primary')} mt-2`}>
                {t('action.signUp')}
              </a>
            </nav>
          </div>
        </div>
      </div>
    </header>
  )
}

function PublicLinks() {
  const t = useTranslations('common.site')
  return LINKS.map((name) => (
    <a key={name} href={`/${name}`} className={LINK}>
      {t(name)}
    </a>
  ))
}
