import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { PeriodSwitch } from '@/components/billing/period-switch'
import { PlanContents } from '@/components/billing/plan-contents'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireMember } from '@/lib/auth/gates'
import { billingPath } from '../../paths'
import { type Choice, choiceQuery } from '../choice'
import { AddonSteppers } from './addon-steppers'
import { CouponForm } from './coupon-form'
import { QuoteCard } from './quote-card'
import { readChoicePage } from './read-choice-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('billing.choose'))('title') }
}

/** What a choice costs and what follows from it, before one agrees. */
export default async function ConfirmPlanPage({
  params,
  searchParams,
}: PageProps<'/app/[company]/billing/plans/[code]'>) {
  const { company: slug, code } = await params
  const { company } = await requireMember(slug, 'billing.manage')
  const read = await readChoicePage(db, company.id, code, await searchParams)
  if (!read) notFound()
  const { plan, addons, codes, choice, outcome } = read
  const [t, locale] = [await getTranslations(), await getLocale()]
  const name = locale === 'en' ? plan.name_en : plan.name_id
  const path = billingPath(company.slug, `/plans/${plan.code}`)
  const href = (changes: Partial<Choice>) =>
    billingPath(company.slug, `/plans/${plan.code}`, choiceQuery({ ...choice, ...changes }, codes))
  const other = billingPath(company.slug, '/plans', { period: choice.period, next: choice.next })
  const { coupon: _coupon, ...keep } = choiceQuery(choice, codes)
  const quote = outcome.ok ? outcome.quote : undefined
  return (
    <ClientMessages namespaces={['subscriptions', 'validation']}>
      <PageHeader
        title={t('billing.choose.confirmTitle', {
          plan: name,
          period: t(`billing.plan.${choice.period}`).toLowerCase(),
        })}
        lead={t('billing.choose.confirmLead')}
        crumbs={[
          { label: t('billing.page.title'), href: billingPath(company.slug, '', { next: choice.next }) },
          { label: t('billing.choose.title'), href: other },
          { label: name },
        ]}
      />
      <PeriodSwitch
        label={t('billing.pricing.period')}
        period={choice.period}
        hrefs={{ monthly: href({ period: 'monthly' }), yearly: href({ period: 'yearly' }) }}
      />
      <div className="mt-6 grid items-start gap-6 md:grid-cols-2">
        <QuoteCard slug={company.slug} read={read} other={other}>
          {quote?.when !== 'later' && (
            <CouponForm
              action={path}
              keep={keep}
              code={choice.coupon}
              refusal={quote?.coupon_refusal ?? null}
            />
          )}
        </QuoteCard>
        <div className="grid gap-6">
          {addons.length > 0 && (
            <Card title={t('subscriptions.addons.title')}>
              <AddonSteppers
                addons={addons}
                units={choice.addons}
                period={choice.period}
                href={(addon, units) => href({ addons: { ...choice.addons, [addon]: units } })}
              />
            </Card>
          )}
          <Card title={t('billing.choose.what')}>
            <PlanContents plan={plan} />
          </Card>
        </div>
      </div>
    </ClientMessages>
  )
}
