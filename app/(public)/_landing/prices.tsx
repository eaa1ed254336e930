import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/link'

/** What it costs in one breath; the figures themselves are data and stand on their own page. */
export function Prices() {
  const t = useTranslations('public.landing.prices')
  return (
    <section className="border-y border-line bg-card">
      <div className="mx-auto grid max-w-6xl items-center gap-x-12 gap-y-6 px-4 py-12 md:grid-cols-[1fr_auto] lg:px-6">
        <div className="max-w-2xl">
          <h2 className="text-2xl font-extrabold tracking-tight">{t('title')}</h2>
          <p className="mt-2 text-lg text-ink-soft">{t('text')}</p>
          <p className="mt-2 text-ink-soft">{t('pay')}</p>
        </div>
        <ButtonLink plain href="/pricing" variant="secondary" size="lg" className="justify-self-start">
          {t('link')}
        </ButtonLink>
      </div>
    </section>
  )
}
