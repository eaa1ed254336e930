import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { ButtonLink } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireMember } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { safeNext } from '@/lib/auth/redirects'
import { findUsage } from '@/lib/billing/entitlements'
import { listInvoices } from '@/lib/billing/invoices/queries'
import { listPaymentHistory } from '@/lib/billing/payments/queries'
import { listPlans } from '@/lib/billing/plans/queries'
import { findTaxIdentity, listCurrentSubscriptions } from '@/lib/billing/subscriptions/queries'
import { parseCursor } from '@/lib/keyset'
import { dayOf } from '@/lib/time'
import { DueCard } from './due-card'
import { InvoiceList } from './invoice-list'
import { PaymentHistory } from './payment-history'
import { PlanCard } from './plan-card'
import { TaxCard } from './tax-card'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('billing.page'))('title') }
}

export default async function BillingPage({ params, searchParams }: PageProps<'/app/[company]/billing'>) {
  const { company, role, user } = await requireMember((await params).company, 'billing.view')
  const search = await searchParams
  const page = { after: parseCursor(search.after), before: parseCursor(search.before) }
  const next = safeNext(search.next)
  const [t, subscriptions, usage, plans, invoices, payments, identity] = await Promise.all([
    getTranslations('billing.page'),
    listCurrentSubscriptions(db, company.id),
    findUsage(db, company.id),
    listPlans(db),
    listInvoices(db, company.id, page),
    listPaymentHistory(db, company.id),
    findTaxIdentity(db, company.id),
  ])
  const manages = can(role, 'billing.manage')
  const running = subscriptions.find((subscription) => subscription.status !== 'pending')
  const due = subscriptions.filter((subscription) => subscription.invoice_number !== null)
  const today = dayOf(new Date())
  const isFull =
    usage.open_application_limit !== null && usage.open_applications >= usage.open_application_limit
  return (
    <ClientMessages namespaces={['billing', 'validation']}>
      <PageHeader title={t('title')} lead={t('lead')} />
      <div className="grid gap-6">
        {next && (
          <Notice
            tone={isFull ? 'warning' : 'success'}
            title={isFull ? t('resume.limit') : undefined}
            actions={
              <ButtonLink href={next} variant={isFull ? 'secondary' : 'primary'}>
                {t(isFull ? 'resume.go' : 'resume.continue')}
              </ButtonLink>
            }
          >
            {t(isFull ? 'resume.limitText' : 'resume.text')}
          </Notice>
        )}
        {due.map((subscription) => (
          <DueCard
            key={subscription.id}
            slug={company.slug}
            due={subscription}
            today={today}
            manages={manages}
            next={next}
          />
        ))}
        <PlanCard
          slug={company.slug}
          usage={usage}
          running={running}
          freeLimit={plans.find((plan) => plan.is_free)?.open_application_limit ?? 0}
          manages={manages}
          next={next}
          today={today}
        />
        {!manages && <p className="text-ink-soft">{t('viewOnly')}</p>}
        <InvoiceList slug={company.slug} page={invoices} today={today} />
        {payments.length > 0 && (
          <PaymentHistory slug={company.slug} payments={payments} zone={user.time_zone} />
        )}
        <TaxCard slug={company.slug} identity={identity} edits={can(role, 'company.edit')} />
      </div>
    </ClientMessages>
  )
}
