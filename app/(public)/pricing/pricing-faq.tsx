import { useTranslations } from 'next-intl'
import { PlusIcon } from '@/components/ui/icons'

const QUESTIONS = ['count', 'pay', 'tax', 'renew', 'change', 'stop'] as const

/** Questions about money that unfold without a script. */
export function PricingFaq() {
  const t = useTranslations('billing.pricing.faq')
  return (
    <section className="mt-12 max-w-3xl">
      <h2 className="text-xl font-extrabold">{t('title')}</h2>
      <div className="mt-4 border-t border-line">
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
