import { useTranslations } from 'next-intl'
import { ArrowRightIcon } from '@/components/ui/icons'
import { TextLink } from '@/components/ui/link'
import { SectionHead } from './section-head'

const LICENSES = ['nib', 'sppirt', 'halal', 'merek'] as const
const FACTS = ['fee', 'time', 'valid'] as const

/** The licences by name, with what they cost, take and last; a list with hairlines, not boxes. */
export function Licenses() {
  const t = useTranslations('public.landing.licenses')
  return (
    <section className="mx-auto max-w-6xl px-4 py-14 lg:px-6 lg:py-20">
      <SectionHead title={t('title')} lead={t('lead')} />
      <ul className="mt-8 border-t-2 border-ink">
        {LICENSES.map((license) => (
          <li
            key={license}
            className="grid gap-x-8 gap-y-4 border-b border-line py-6 lg:grid-cols-[16rem_1fr_1.2fr]"
          >
            <div>
              <h3 className="text-xl font-extrabold">{t(`${license}.name`)}</h3>
              <p className="text-ink-soft">{t(`${license}.full`)}</p>
            </div>
            <p>{t(`${license}.text`)}</p>
            <dl className="grid gap-1">
              {FACTS.map((fact) => (
                <div key={fact} className="flex gap-3">
                  <dt className="w-28 shrink-0 text-ink-soft">{t(fact)}</dt>
                  <dd className="font-medium">{t(`${license}.${fact}`)}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
      <TextLink plain href="/check" className="mt-6 inline-flex min-h-11 items-center gap-2">
        {t('check')}
        <ArrowRightIcon />
      </TextLink>
    </section>
  )
}
