import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { TextLink } from '@/components/ui/link'
import { db } from '@/db'
import { getShownSettings } from '@/lib/config/queries'
import { formatDay } from '@/lib/time'

interface Section {
  id: string
  title: string
  text: string
  items: string[]
}

interface LegalTextProps {
  document: 'privacy' | 'terms'
  /** The day from which the text holds. */
  version: string
  /** Above the sections. */
  children?: ReactNode
}

/** A text one agrees to: what holds since when, its sections with a table of contents, and whom to write to. */
export async function LegalText({ document, version, children }: LegalTextProps) {
  const t = await getTranslations(`public.${document}`)
  const locale = await getLocale()
  const { 'platform.support_email': email } = await getShownSettings(db)
  const sections = t.raw('sections') as Section[]
  return (
    <div className="mx-auto grid max-w-6xl gap-x-12 px-4 py-10 lg:grid-cols-[16rem_1fr] lg:px-6 lg:py-16">
      <header className="max-w-prose lg:col-start-2">
        <h1 className="text-2xl font-extrabold tracking-tight md:text-3xl">{t('title')}</h1>
        <p className="mt-3 text-lg text-ink-soft">{t('lead')}</p>
        <p className="mt-3 text-ink-soft">{t('version', { date: formatDay(version, locale), version })}</p>
      </header>
      <nav aria-label={t('title')} className="hidden lg:col-start-1 lg:row-span-2 lg:row-start-1 lg:block">
        <ol className="sticky top-6">
          {sections.map((section) => (
            <li key={section.id}>
              <a
                href={`#${section.id}`}
                className="flex min-h-9 items-center rounded-sm text-link hover:underline"
              >
                {section.title}
              </a>
            </li>
          ))}
        </ol>
      </nav>
      <div className="mt-8 max-w-prose lg:col-start-2">
        {children}
        {sections.map((section) => (
          <LegalSection key={section.id} section={section} />
        ))}
        <section id="contact" className="mt-10">
          <h2 className="text-xl font-bold">{t('contactTitle')}</h2>
          <p className="mt-2">
            {t.rich('contact', {
              email,
              mail: (text) => <TextLink href={`mailto:${email}`}>{text}</TextLink>,
            })}
          </p>
        </section>
      </div>
    </div>
  )
}

function LegalSection({ section }: { section: Section }) {
  return (
    <section id={section.id} className="mt-10">
      <h2 className="text-xl font-bold">{section.title}</h2>
      {section.text && <p className="mt-2">{section.text}</p>}
      {section.items.length > 0 && (
        <ul className="mt-3 grid list-disc gap-1.5 ps-5 marker:text-line-strong">
          {section.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      )}
    </section>
  )
}
