import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FilterDay, FilterSelect, FilterText } from '@/components/admin/filter-field'
import { FilterForm } from '@/components/admin/filter-form'
import { FinanceTabs } from '@/components/finance/finance-tabs'
import { Card } from '@/components/ui/card'
import { FilterChips } from '@/components/ui/filter-chips'
import { DownloadIcon } from '@/components/ui/icons'
import { ButtonLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { filterHref, isFiltered } from '@/lib/billing/filters'
import { countRefunds, listRefunds, parseRefundFilter } from '@/lib/billing/refunds/queries'
import { REFUND_WAYS } from '@/lib/billing/refunds/schema'
import { REFUND_STATUSES } from '@/lib/billing/status'
import { RefundTable } from './refund-table'

const PATH = '/admin/payments/refunds'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('refunds.list'))('title') }
}

/** Money that goes back, or did. */
export default async function RefundsPage({ searchParams }: PageProps<'/admin/payments/refunds'>) {
  const { staff_id, user } = await requireStaff('payment.view')
  const filter = parseRefundFilter(await searchParams)
  const [t, finance, page, counts] = await Promise.all([
    getTranslations('refunds'),
    getTranslations('finance.payments'),
    listRefunds(db, staff_id, filter),
    countRefunds(db, staff_id),
  ])
  return (
    <>
      <PageHeader
        title={t('list.title')}
        lead={t('list.lead')}
        actions={
          <>
            <ButtonLink href={`${PATH}/credits`} variant="secondary">
              {t('credits.title')}
            </ButtonLink>
            <ButtonLink
              href={filterHref(`${PATH}/export`, filter)}
              variant="secondary"
              plain
              icon={<DownloadIcon />}
            >
              {t('list.export')}
            </ButtonLink>
          </>
        }
      />
      <FinanceTabs current="refunds" />
      <div className="mb-3">
        <FilterChips
          label={t('list.states')}
          chips={REFUND_STATUSES.map((status) => ({
            href: filterHref(PATH, { ...filter, status: filter.status === status ? undefined : status }),
            label: t(`status.${status}`),
            count: counts[status],
            active: filter.status === status,
          }))}
        />
      </div>
      <FilterForm action={PATH} label={t('list.filter')} active={isFiltered(filter)}>
        <FilterText name="q" label={t('list.search')} value={filter.q} />
        <FilterSelect
          name="status"
          label={finance('column.status')}
          value={filter.status}
          all={finance('all')}
          options={REFUND_STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
        />
        <FilterSelect
          name="via"
          label={t('list.way')}
          value={filter.via}
          all={finance('all')}
          options={REFUND_WAYS.map((value) => ({ value, label: t(`via.${value}`) }))}
        />
        <FilterDay name="from" label={finance('column.from')} value={filter.from} />
        <FilterDay name="to" label={finance('column.to')} value={filter.to} />
      </FilterForm>
      <Card flush>
        <RefundTable rows={page.rows} zone={user.time_zone} />
      </Card>
      <Pager
        prevHref={page.before && filterHref(PATH, filter, { before: page.before })}
        nextHref={page.after && filterHref(PATH, filter, { after: page.after })}
      />
    </>
  )
}
