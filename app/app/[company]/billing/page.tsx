import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { HistoryIcon, ReceiptIcon } from '@/components/ui/icons'
import { ButtonLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { requireMember } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { safeNext } from '@/lib/auth/redirects'
import { parseCursor } from '@/lib/keyset'
import { dayOf } from '@/lib/time'
import { DueCard } from './due-card'
import { InvoiceList } from './invoice-list'
import { OutlookCard } from './outlook-card'
import { billingPath } from './paths'
import { PaymentHistory } from './payment-history'
import { PlanCard } from './plan-card'
import { readBillingPage } from './read-billing-page'
import { ResumeNotice } from './resume-notice'
import { TaxCard } from './tax-card'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('billing.page'))('title') }
}

export default async function BillingPage({ params, searchParams }: PageProps<'/app/[company]/billing'>) {
  const { company, role, user } = await requireMember((await params).company, 'billing.view')
  const search = await searchParams
  const page = { after: parseCursor(search.after), before: parseCursor(search.before) }
  const next = safeNext(search.next)
  const today = dayOf(new Date())
  const [t, read] = await Promise.all([
    getTranslations('billing.page'),
    readBillingPage(company.id, page, today),
  ])
  const { usage, outlook, due } = read
  const manages = can(role, 'billing.manage')
  const [first, ...others] = due
  const isFull =
    usage.open_application_limit !== null && usage.open_applications >= usage.open_application_limit
  return (
    <ClientMessages namespaces={['billing', 'subscriptions', 'validation']}>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            <ButtonLink
              href={billingPath(company.slug, '/timeline')}
              variant="secondary"
              icon={<HistoryIcon />}
            >
              {t('timeline')}
            </ButtonLink>
            <ButtonLink
              href={billingPath(company.slug, '/statement')}
              variant="secondary"
              icon={<ReceiptIcon />}
            >
              {t('statement')}
            </ButtonLink>
          </>
        }
      />
      <div className="grid gap-6">
        {next && <ResumeNotice next={next} isFull={isFull} />}
        {first && (
          <DueCard slug={company.slug} due={[first, ...others]} today={today} manages={manages} next={next} />
        )}
        <PlanCard
          slug={company.slug}
          usage={usage}
          outlook={outlook}
          dueOn={due.find(({ subscription_status }) => subscription_status !== 'pending')?.due_on ?? null}
          manages={manages}
          isOwing={due.length > 0}
          next={next}
          today={today}
        />
        <OutlookCard outlook={outlook} credit={read.credit} channels={read.channels} />
        {!manages && <p className="text-ink-soft">{t('viewOnly')}</p>}
        <InvoiceList slug={company.slug} page={read.invoices} today={today} />
        {read.payments.length > 0 && (
          <PaymentHistory slug={company.slug} payments={read.payments} zone={user.time_zone} />
        )}
        <TaxCard slug={company.slug} identity={read.identity} edits={can(role, 'company.edit')} />
      </div>
    </ClientMessages>
  )
}
