import { useLocale, useTranslations } from 'next-intl'
import { KawungBand } from '@/components/art/kawung'
import { dueDay } from '@/components/licensing/due'
import { ArrowRightIcon } from '@/components/ui/icons'
import { ButtonLink } from '@/components/ui/link'
import { say } from '@/lib/licensing/definitions/texts'
import { formatDay, formatInstant } from '@/lib/time'
import type { NextStep } from './next-step'

/** The one thing to do now, large, with its deadline. */
export function NextStepCard({ step, path }: { step: NextStep; path: string }) {
  const t = useTranslations('licensing.next')
  const words = useWords(step, path)
  return (
    <section className="relative overflow-hidden rounded-lg bg-nila-900 p-6 pb-11 text-white shadow-soft sm:p-8 sm:pb-12">
      <div className="relative max-w-prose">
        <p className="font-semibold text-kunyit-300">{t('label')}</p>
        <h2 className="mt-2 text-2xl font-extrabold">{words.title}</h2>
        <p className="mt-2 text-nila-100">{words.text}</p>
        {words.href && (
          <ButtonLink
            href={words.href}
            size="lg"
            className="mt-6 bg-kunyit-500! text-nila-950! hover:bg-kunyit-300!"
            iconEnd={<ArrowRightIcon />}
          >
            {words.action}
          </ButtonLink>
        )}
      </div>
      <KawungBand id="next-step" height={18} className="absolute inset-x-0 bottom-0 opacity-40" />
    </section>
  )
}

function useWords(step: NextStep, path: string) {
  const t = useTranslations('licensing.next')
  const locale = useLocale()
  const nameOf = (row: { name_id: string; name_en: string }) => (locale === 'en' ? row.name_en : row.name_id)
  switch (step.kind) {
    case 'revision': {
      const { application } = step
      const day = application.due_at ? dueDay(application.due_at, locale) : ''
      return {
        title: t('revision.title', { count: application.asked_count, day }),
        text: t('revision.text', { license: nameOf(application), number: application.number }),
        action: t('revision.action'),
        href: `${path}/applications/${application.id}`,
      }
    }
    case 'draft':
      return {
        title: t('draft.title', { license: nameOf(step.application) }),
        text: t('draft.text'),
        action: t('draft.action'),
        href: `${path}/applications/${step.application.id}`,
      }
    case 'visit': {
      const { visit } = step
      const until = visit.expires_at ? formatInstant(visit.expires_at, locale, visit.time_zone) : ''
      return {
        title: t('visit.title', { license: nameOf(visit) }),
        text: t('visit.text', { number: visit.number, until }),
        action: t('visit.action'),
        href: `${path}/applications/${visit.application_id}`,
      }
    }
    case 'expiring':
      return {
        title: t('expiring.title', {
          license: nameOf(step.license),
          day: formatDay(step.license.valid_until_on ?? '', locale),
        }),
        text: t('expiring.text'),
        action: t('expiring.action'),
        href: `${path}/licenses/${step.license.id}`,
      }
    case 'start': {
      const { definition, code } = step.recommendation.type
      return {
        title: t('start.title', { license: say(definition.name, locale) }),
        text: say(definition.recommendation.why, locale),
        action: t('start.action'),
        href: `${path}/applications/new#${code}`,
      }
    }
    case 'wait': {
      const { application } = step
      return {
        title: t('wait.title'),
        text: t('wait.text', {
          license: nameOf(application),
          day: application.due_at ? dueDay(application.due_at, locale) : '',
        }),
        action: t('wait.action'),
        href: `${path}/applications/${application.id}`,
      }
    }
    case 'nothing':
      return { title: t('nothing.title'), text: t('nothing.text'), action: '', href: undefined }
    default:
      return step satisfies never
  }
}
