import { useTranslations } from 'next-intl'
import { CoffeeBike } from '@/components/art/coffee-bike'
import { ButtonLink } from '@/components/ui/link'

/** The last word: start. */
export function Closing() {
  const t = useTranslations('public.landing.closing')
  return (
    <section className="mx-auto grid max-w-6xl items-center gap-8 px-4 pb-16 md:grid-cols-[1fr_auto] lg:px-6 lg:pb-24">
      <div className="max-w-xl">
        <h2 className="text-2xl font-extrabold tracking-tight md:text-3xl">{t('title')}</h2>
        <p className="mt-2 text-lg text-ink-soft">{t('text')}</p>
        <div className="mt-6 flex flex-wrap gap-3">
          <ButtonLink plain href="/sign-up" size="lg">
            {t('cta')}
          </ButtonLink>
          <ButtonLink plain href="/check" size="lg" variant="secondary">
            {t('check')}
          </ButtonLink>
        </div>
      </div>
      <CoffeeBike className="max-md:w-72" />
    </section>
  )
}
