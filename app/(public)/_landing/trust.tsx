import { useTranslations } from 'next-intl'
import { CalendarDaysIcon, EyeOffIcon, HandIcon, MessageCircleIcon } from '@/components/ui/icons'
import { TextLink } from '@/components/ui/link'
import { SectionHead } from './section-head'

const PROMISES = [
  { key: 'deadline', PromiseIcon: CalendarDaysIcon },
  { key: 'people', PromiseIcon: EyeOffIcon },
  { key: 'own', PromiseIcon: HandIcon },
  { key: 'honest', PromiseIcon: MessageCircleIcon },
] as const

/** What people may hold us to: deadlines, who sees their data, plain words. */
export function Trust() {
  const t = useTranslations('public.landing.trust')
  return (
    <section className="mx-auto grid max-w-6xl gap-x-12 gap-y-8 px-4 py-14 lg:grid-cols-[1fr_2fr] lg:px-6 lg:py-20">
      <div>
        <SectionHead title={t('title')} />
        <TextLink plain href="/privacy" className="mt-3 inline-flex min-h-11 items-center">
          {t('privacy')}
        </TextLink>
      </div>
      <ul className="grid gap-8 sm:grid-cols-2">
        {PROMISES.map(({ key, PromiseIcon }) => (
          <li key={key} className="flex gap-4">
            <PromiseIcon size={28} className="mt-0.5 text-link" />
            <div>
              <h3 className="text-lg font-bold">{t(`${key}.title`)}</h3>
              <p className="mt-1 text-ink-soft">{t(`${key}.text`)}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
