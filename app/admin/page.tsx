import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { BalanceNotice } from '@/components/finance/balance-notice'
import { PageHeader } from '@/components/ui/page-header'
import { requireStaff } from '@/lib/auth/gates'
import { formatInstant } from '@/lib/time'
import { Ageing, LateList, StatusBars } from './case-cards'
import { readOverview } from './figures'
import { MoneyCard } from './money-card'
import { JobsCard, MailCard, OnboardingCard } from './process-cards'
import { SixFigures } from './six-figures'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.overview'))('title') }
}

export default async function OverviewPage() {
  const staff = await requireStaff('overview.view')
  const now = new Date()
  const [overview, t, locale] = await Promise.all([
    readOverview(staff, now),
    getTranslations('admin.overview'),
    getLocale(),
  ])
  const { cases, money, mail, jobs, onboarding } = overview
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead', { when: formatInstant(now, locale, staff.user.time_zone) })}
      />
      <div className="grid gap-5 [&>*]:min-w-0">
        {money && <BalanceNotice check={money.check} zone={staff.user.time_zone} />}
        <SixFigures overview={overview} />
        {cases && (
          <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] [&>*]:min-w-0">
            <Ageing ages={cases.ages} />
            <StatusBars counts={cases.byStatus} />
          </div>
        )}
        {cases && <LateList rows={cases.late} calendar={cases.calendar} now={now} />}
        <div className="grid items-start gap-5 lg:grid-cols-2 [&>*]:min-w-0">
          {money && <MoneyCard figures={money.figures} paid={money.paid} />}
          <OnboardingCard counts={onboarding} />
          {mail && <MailCard fates={mail} />}
          {jobs && <JobsCard queues={jobs.queues} workers={jobs.workers} />}
        </div>
      </div>
    </>
  )
}
