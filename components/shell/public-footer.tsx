import { useTranslations } from 'next-intl'
import { KawungBand } from '@/components/art/kawung'
import { Logo } from '@/components/art/logo'
import { MailIcon, MessageCircleIcon } from '@/components/ui/icons'
import type { Theme } from '@/lib/i18n/locale'
import { Preferences } from './preferences'

const COLUMNS = {
  start: ['check', 'pricing', 'verify', 'sign-up'],
  about: ['privacy', 'terms'],
} as const

interface PublicFooterProps {
  theme: Theme
  /** Where people ask for help; the phone is a WhatsApp number in E.164. */
  contact?: { email: string; phone: string }
}

/** Foot of the public pages: what else there is, whom to ask, language and appearance. */
export function PublicFooter({ theme, contact }: PublicFooterProps) {
  const t = useTranslations('common')
  return (
    <footer className="mt-auto border-t border-line bg-card print:hidden">
      <KawungBand id="kawung-footer" height={30} className="opacity-80" />
      <div className="mx-auto grid max-w-6xl gap-8 px-4 py-10 sm:grid-cols-2 lg:grid-cols-[2fr_1fr_1fr] lg:px-6">
        <div className="max-w-sm sm:col-span-2 lg:col-span-1">
          <Logo />
          <p className="mt-3 text-ink-soft">{t('site.promise')}</p>
          {contact && <Contact {...contact} />}
        </div>
        {(['start', 'about'] as const).map((column) => (
          <nav key={column} aria-label={t(`site.${column}`)}>
            <p className="mb-1 font-bold">{t(`site.${column}`)}</p>
            <ul>
              {COLUMNS[column].map((name) => (
                <li key={name}>
                  <a
                    href={`/${name}`}
                    className="inline-flex min-h-11 items-center rounded-sm text-ink-soft hover:text-ink hover:underline"
                  >
                    {t(`site.${name}`)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        ))}
        <div className="border-t border-line pt-6 sm:col-span-full">
          <Preferences theme={theme} />
          <p className="mt-6 text-sm text-ink-soft">{t('site.notGovernment')}</p>
        </div>
      </div>
    </footer>
  )
}

function Contact({ email, phone }: { email: string; phone: string }) {
  const className = 'flex min-h-11 items-center gap-2 rounded-sm font-medium text-link hover:underline'
  return (
    <div className="mt-4">
      {phone && (
        <a href={`https://wa.me/${phone.replace(/\D/g, '')}`} className={className}>
          <MessageCircleIcon />
          WhatsApp {phone.replace(/^\+62/, '0').replace(/(\d{4})(?=\d)/g, '$1 ')}
        </a>
      )}
      <a href={`mailto:${email}`} className={className}>
        <MailIcon />
        {email}
      </a>
    </div>
  )
}
