import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { BalanceNotice } from '@/components/finance/balance-notice'
import { ButtonLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { parseMonthRange } from '@/lib/billing/figures/months'
import { listAges } from '@/lib/billing/figures/receivables'
import { listRecurringMonths } from '@/lib/billing/figures/recurring'
import { listRevenueMonths } from '@/lib/billing/figures/revenue'
import { findWaitingForFinance } from '@/lib/billing/figures/waiting'
import { findLastCheck } from '@/lib/billing/reconciliation/check'
import { dayOf } from '@/lib/time'
import { InvoicedCard } from './invoiced-card'
import { MorningFigures } from './morning-figures'
import { WaitingCard } from './waiting-card'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('figures.overview'))('title') }
}

/** What finance looks at each morning. Five queries at once. */
export default async function BooksPage() {
  const { staff_id, user } = await requireStaff('invoice.view')
  const today = dayOf(new Date())
  const range = parseMonthRange({}, today)
  const [t, recurring, revenue, ages, waiting, check] = await Promise.all([
    getTranslations('figures.overview'),
    listRecurringMonths(db, staff_id, range, today),
    listRevenueMonths(db, staff_id, range),
    listAges(db, staff_id, today),
    findWaitingForFinance(db, staff_id),
    findLastCheck(db),
  ])
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <ButtonLink href="/admin/books/revenue" variant="secondary">
            {t('monthsLink')}
          </ButtonLink>
        }
      />
      <div className="mb-4 empty:hidden">
        <BalanceNotice check={check} zone={user.time_zone} />
      </div>
      <div className="grid gap-5 [&>*]:min-w-0">
        <MorningFigures recurring={recurring} revenue={revenue} ages={ages} waiting={waiting} />
        <div className="grid gap-5 xl:grid-cols-3 [&>*]:min-w-0">
          <InvoicedCard months={revenue} className="xl:col-span-2" />
          <WaitingCard waiting={waiting} />
        </div>
      </div>
    </>
  )
}
