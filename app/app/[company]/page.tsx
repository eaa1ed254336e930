import { getLocale, getTranslations } from 'next-intl/server'
import { ApplicationCard } from '@/components/licensing/application-card'
import { ButtonLink, TextLink } from '@/components/ui/link'
import { db } from '@/db'
import { requireMember } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { getShownSettings } from '@/lib/config/queries'
import { listApplications, listLicenses } from '@/lib/licensing/applications/lists'
import { getBusiness, profileOf } from '@/lib/licensing/finder/business'
import { stillNeeded } from '@/lib/licensing/finder/plan'
import { findPlan } from '@/lib/licensing/finder/queries'
import { reminderDays } from '@/lib/licensing/licenses/reminder-days'
import { noteSeen } from '@/lib/licensing/review/undo'
import { listToChoose } from '@/lib/licensing/visits/owner-queries'
import { getWorkingCalendar } from '@/lib/reference/queries'
import { nextStep } from './next-step'
import { NextStepCard } from './next-step-card'
import { ExpiringLicenses, NeededLicenses } from './overview-lists'

/** Beranda: the one thing to do now, then what is under way, what expires, what is still needed. */
export default async function DashboardPage({ params }: PageProps<'/app/[company]'>) {
  const { company, role, user } = await requireMember((await params).company, 'application.view')
  await noteSeen(db, company.id)
  const [applications, licenses, business, calendar, settings, t, locale] = await Promise.all([
    listApplications(db, company.id, { limit: 30 }),
    listLicenses(db, company.id),
    getBusiness(db, company.id),
    getWorkingCalendar(db),
    getShownSettings(db),
    getTranslations('licensing'),
    getLocale(),
  ])
  const path = `/app/${company.slug}`
  const mayEdit = can(role, 'application.edit')
  const now = new Date()
  const noticeDays = Math.max(0, ...reminderDays(settings).map(({ days }) => days))
  const plan = await findPlan(db, profileOf(business, locale), now)
  const needed = stillNeeded(plan)
  const visits = mayEdit ? await listToChoose(db, company.id, now) : []
  const underWay = applications.rows.filter((row) => row.status !== 'rejected' && row.status !== 'withdrawn')
  const shown = underWay.filter((row) => row.status !== 'approved').slice(0, 6)
  const step = nextStep({
    applications: applications.rows,
    licenses,
    needed,
    visits,
    mayEdit,
    now,
    noticeDays,
  })

  return (
    <>
      <h1 className="sr-only">{t('home.title', { company: company.trade_name })}</h1>
      <div className="grid gap-8">
        <NextStepCard step={step} path={path} />
        {shown.length > 0 && (
          <section>
            <div className="mb-3 flex flex-wrap items-baseline justify-between gap-3">
              <h2 className="text-xl font-bold">{t('home.applications')}</h2>
              <TextLink href={`${path}/applications`}>{t('home.all')}</TextLink>
            </div>
            <div className="grid gap-4">
              {shown.map((row) => (
                <ApplicationCard
                  key={row.id}
                  application={row}
                  href={`${path}/applications/${row.id}`}
                  zone={user.time_zone}
                  calendar={calendar}
                />
              ))}
            </div>
          </section>
        )}
        <ExpiringLicenses licenses={licenses} path={path} now={now} noticeDays={noticeDays} />
        {needed.length > 0 && <NeededLicenses plan={plan} path={path} mayEdit={mayEdit} />}
        {shown.length === 0 && needed.length === 0 && mayEdit && (
          <ButtonLink href={`${path}/applications/new`} variant="secondary" className="justify-self-start">
            {t('new.title')}
          </ButtonLink>
        )}
      </div>
    </>
  )
}
