import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { BalanceNotice } from '@/components/finance/balance-notice'
import { FinanceTabs } from '@/components/finance/finance-tabs'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { filterHref, isFiltered, parsePaymentFilter } from '@/lib/billing/filters'
import { countWaitingEvents, listPayments, listPaymentsForAttention } from '@/lib/billing/payments/queries'
import { listReportedTransfers } from '@/lib/billing/payments/transfer-queries'
import { findLastCheck } from '@/lib/billing/reconciliation/check'
import { getBillingFigures, listPaidByDay } from '@/lib/billing/statistics'
import { AttentionList } from './attention-list'
import { PaymentFigures } from './payment-figures'
import { PaymentFilters } from './payment-filters'
import { PaymentTable } from './payment-table'
import { ProviderNotice } from './provider-notice'
import { TransferList } from './transfers/transfer-list'

const PATH = '/admin/payments'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('finance.payments'))('title') }
}

export default async function PaymentsPage({ searchParams }: PageProps<'/admin/payments'>) {
  const { staff_id, role, user } = await requireStaff('payment.view')
  const filter = parsePaymentFilter(await searchParams)
  const now = new Date()
  const [t, page, attention, figures, days, failedEvents, transfers, check] = await Promise.all([
    getTranslations('finance.payments'),
    listPayments(db, staff_id, filter),
    listPaymentsForAttention(db, staff_id),
    getBillingFigures(db, staff_id, now),
    listPaidByDay(db, staff_id, now),
    countWaitingEvents(db, staff_id),
    listReportedTransfers(db, staff_id),
    findLastCheck(db),
  ])
  const active = isFiltered(filter)
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <FinanceTabs current="attempts" />
      <div className="mb-4 empty:hidden">
        <BalanceNotice check={check} zone={user.time_zone} />
      </div>
      <ProviderNotice />
      {!active && <PaymentFigures figures={figures} days={days} failedEvents={failedEvents} />}
      {!active && transfers.length > 0 && (
        <ClientMessages namespaces={['transfers', 'validation']}>
          <TransferList transfers={transfers} manages={can(role, 'payment.manage')} zone={user.time_zone} />
        </ClientMessages>
      )}
      {!active && attention.length > 0 && <AttentionList rows={attention} zone={user.time_zone} />}
      <PaymentFilters filter={filter} active={active} />
      <Card flush>
        <PaymentTable rows={page.rows} zone={user.time_zone} />
      </Card>
      <Pager
        prevHref={page.before && filterHref(PATH, filter, { before: page.before })}
        nextHref={page.after && filterHref(PATH, filter, { after: page.after })}
      />
    </>
  )
}
