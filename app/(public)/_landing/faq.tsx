import { useTranslations } from 'next-intl'
import { PlusIcon } from '@/components/ui/icons'
import { SectionHead } from './section-head'

const QUESTIONS = ['government', 'nib', 'paper', 'long', 'rejected', 'phone'] as const

/** Questions that unfold without a script. */
export function Faq() {
  const t = useTranslations('public.landing.faq')
  return (
    <section className="mx-auto grid max-w-6xl gap-x-12 gap-y-8 px-4 py-14 lg:grid-cols-[1fr_2fr] lg:px-6 lg:py-20">
      <SectionHead title={t('title')} />
      <div className="border-t border-line">
        {QUESTIONS.map((question) => (
          <details key={question} name="faq" className="unfold group border-b border-line">
            <summary className="flex min-h-14 items-center justify-between gap-4 rounded-sm py-3 text-lg font-semibold">
              <h3>{t(`${question}.q`)}</h3>
              <PlusIcon className="text-link transition-transform duration-200 group-open:rotate-45" />
            </summary>
            <p className="max-w-prose pb-5 text-ink-soft">{t(`${question}.a`)}</p>
          </details>
        ))}
      </div>
    </section>
  )
}
