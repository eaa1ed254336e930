import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EmptyBills } from '@/components/art/empty'
import { BillingTimeline } from '@/components/billing/billing-timeline'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { db } from '@/db'
import { requireMember } from '@/lib/auth/gates'
import { numberToPath } from '@/lib/billing/invoices/number'
import { listTimeline } from '@/lib/billing/subscriptions/timeline'
import { parseCursor } from '@/lib/keyset'
import { billingPath } from '../paths'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('dunning.timeline'))('title') }
}

export default async function TimelinePage({
  params,
  searchParams,
}: PageProps<'/app/[company]/billing/timeline'>) {
  const { company, user } = await requireMember((await params).company, 'billing.view')
  const search = await searchParams
  const [t, billing, { rows, before, after }] = await Promise.all([
    getTranslations('dunning.timeline'),
    getTranslations('billing.page'),
    listTimeline(db, company.id, {
      after: parseCursor(search.after),
      before: parseCursor(search.before),
    }),
  ])
  const pathWith = (query: Record<string, string>) => billingPath(company.slug, '/timeline', query)
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        crumbs={[{ label: billing('title'), href: billingPath(company.slug) }, { label: t('title') }]}
      />
      {rows.length === 0 ? (
        <EmptyState art={<EmptyBills />} title={t('empty')}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <Card>
          <BillingTimeline
            rows={rows}
            zone={user.time_zone}
            invoiceHref={(number) => billingPath(company.slug, `/invoices/${numberToPath(number)}`)}
          />
          <Pager prevHref={before && pathWith({ before })} nextHref={after && pathWith({ after })} />
        </Card>
      )}
    </>
  )
}
