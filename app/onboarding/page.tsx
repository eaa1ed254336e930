import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { ArrowRightIcon, StoreIcon } from '@/components/ui/icons'
import { ButtonLink, TextLink } from '@/components/ui/link'
import { PendingButton } from '@/components/ui/pending-button'
import { db } from '@/db'
import { requireUser } from '@/lib/auth/gates'
import { parseCheckQuery, writeCheckQuery } from '@/lib/licensing/finder/check-query'
import { keepCheck } from '@/lib/onboarding/from-check'
import { findOnboardingEntry, findOpenWorkflow } from '@/lib/onboarding/queries'
import { startOnboarding } from '@/lib/onboarding/start'
import { resumeStep } from '@/lib/onboarding/steps'
import { startAnotherAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('onboarding'))('title') }
}

/** Leads to where one stopped. Who has a business already is asked before another one is begun. */
export default async function OnboardingPage({ searchParams }: PageProps<'/onboarding'>) {
  const { user, actor } = await requireUser()
  const { check } = await searchParams
  const checked = typeof check === 'string' ? writeCheckQuery(parseCheckQuery(check)) : ''
  if (checked !== '') await keepCheck(db, user.id, checked)
  const entry = await findOnboardingEntry(db, user.id)
  if (entry.companies.length === 0 && (!entry.has_open || checked !== '')) {
    await db.transaction().execute((trx) => startOnboarding(trx, actor, user.id, new Date()))
  }
  if ((entry.has_open && checked === '') || entry.companies.length === 0) {
    const workflow = await findOpenWorkflow(db, user.id)
    redirect(`/onboarding/${resumeStep(workflow?.statuses ?? {})}`)
  }

  const t = await getTranslations('onboarding')
  return (
    <div className="mx-auto grid max-w-xl gap-6 py-8">
      <div>
        <h1 className="text-2xl font-extrabold">{t('another.title')}</h1>
        <p className="mt-2 text-ink-soft">{t('another.lead')}</p>
      </div>
      <form action={startAnotherAction}>
        <PendingButton size="lg" full iconEnd={<ArrowRightIcon />}>
          {t('another.start')}
        </PendingButton>
      </form>
      <Card title={t('another.yours')}>
        <ul className="grid gap-1">
          {entry.companies.map((company) => (
            <li key={company.slug} className="flex min-h-11 items-center gap-3">
              <StoreIcon className="text-ink-soft" />
              <TextLink href={`/app/${company.slug}`}>{company.trade_name}</TextLink>
            </li>
          ))}
        </ul>
      </Card>
      <ButtonLink href="/app" variant="quiet">
        {t('another.back')}
      </ButtonLink>
    </div>
  )
}
