import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { DownloadIcon, PlusIcon } from '@/components/ui/icons'
import { ButtonLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { filterHref, isFiltered, parseInvoiceFilter } from '@/lib/billing/filters'
import { listInvoicesAsStaff, sumInvoices } from '@/lib/billing/invoices/staff-queries'
import { formatRupiah } from '@/lib/money'
import { dayOf } from '@/lib/time'
import { InvoiceFilters } from './invoice-filters'
import { InvoiceTable } from './invoice-table'

const PATH = '/admin/invoices'
const FORMATS = ['csv', 'xlsx'] as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('finance.invoices'))('title') }
}

export default async function InvoicesPage({ searchParams }: PageProps<'/admin/invoices'>) {
  const { staff_id, role } = await requireStaff('invoice.view')
  const filter = parseInvoiceFilter(await searchParams)
  const [t, own, page, sum] = await Promise.all([
    getTranslations('finance.invoices'),
    getTranslations('invoicing.list'),
    listInvoicesAsStaff(db, staff_id, filter),
    sumInvoices(db, staff_id, filter),
  ])
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            {FORMATS.map((format) => (
              <ButtonLink
                key={format}
                plain
                variant="secondary"
                icon={<DownloadIcon size={18} />}
                href={filterHref(`${PATH}/export`, { ...filter, format })}
              >
                {own(format)}
              </ButtonLink>
            ))}
            {can(role, 'invoice.manage') && (
              <ButtonLink icon={<PlusIcon size={18} />} href={`${PATH}/new`}>
                {own('new')}
              </ButtonLink>
            )}
          </>
        }
      />
      <InvoiceFilters filter={filter} active={isFiltered(filter)} />
      <Card flush>
        <InvoiceTable rows={page.rows} today={dayOf(new Date())} />
      </Card>
      <Pager
        prevHref={page.before && filterHref(PATH, filter, { before: page.before })}
        nextHref={page.after && filterHref(PATH, filter, { after: page.after })}
        summary={t('sum', {
          count: sum.count,
          total: formatRupiah(sum.total_amount),
          tax: formatRupiah(sum.tax_amount),
        })}
      />
    </>
  )
}
