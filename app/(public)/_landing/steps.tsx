import { useTranslations } from 'next-intl'
import { SectionHead } from './section-head'

const STEPS = ['tell', 'see', 'upload', 'follow'] as const

/** How it works, strung on a seam like cloth under the needle. */
export function Steps() {
  const t = useTranslations('public.landing.steps')
  return (
    <section className="mx-auto max-w-6xl px-4 py-14 lg:px-6 lg:py-20">
      <SectionHead title={t('title')} lead={t('lead')} />
      <ol className="mt-10 grid gap-8 lg:grid-cols-4 lg:gap-6">
        {STEPS.map((step, index) => (
          <li key={step} className="relative flex gap-4 lg:block">
            {index < STEPS.length - 1 && (
              <span
                aria-hidden="true"
                className="absolute border-line-strong max-lg:start-6 max-lg:top-14 max-lg:-bottom-6 max-lg:border-s-2 max-lg:border-dashed lg:start-16 lg:end-0 lg:top-6 lg:border-t-2 lg:border-dashed"
              />
            )}
            <span
              aria-hidden="true"
              className="flex size-12 shrink-0 items-center justify-center rounded-full border-2 border-art-line bg-accent text-xl font-extrabold text-accent-ink"
            >
              {index + 1}
            </span>
            <div className="lg:mt-5 lg:pe-4">
              <h3 className="text-lg font-bold">{t(`${step}.title`)}</h3>
              <p className="mt-1 text-ink-soft">{t(`${step}.text`)}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
