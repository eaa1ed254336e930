import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { CircleCheckIcon } from '@/components/ui/icons'
import { ButtonLink } from '@/components/ui/link'
import { db } from '@/db'
import { requireUser } from '@/lib/auth/gates'
import { findOnboardingEntry, findOpenWorkflow } from '@/lib/onboarding/queries'
import { progressOf, resumeStep } from '@/lib/onboarding/steps'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('onboarding'))('later.title') }
}

/** Says that all is kept, and where it goes on. */
export default async function LaterPage() {
  const { user } = await requireUser()
  const [workflow, entry, t] = await Promise.all([
    findOpenWorkflow(db, user.id),
    findOnboardingEntry(db, user.id),
    getTranslations('onboarding'),
  ])
  if (!workflow) redirect('/onboarding')
  const step = resumeStep(workflow.statuses)
  const { minutes_left } = progressOf(workflow.statuses)
  return (
    <div className="mx-auto grid max-w-xl justify-items-start gap-4 py-12">
      <CircleCheckIcon size={40} className="text-success" />
      <h1 className="text-2xl font-extrabold">{t('later.title')}</h1>
      <p className="text-lg text-ink-soft">
        {t('later.text', { step: t(`step.${step}`), minutes: minutes_left })}
      </p>
      <div className="flex flex-wrap gap-2">
        <ButtonLink href={`/onboarding/${step}`}>{t('later.continue')}</ButtonLink>
        <ButtonLink href={entry.companies.length > 0 ? '/app' : '/'} variant="secondary">
          {t('later.home')}
        </ButtonLink>
      </div>
    </div>
  )
}
