import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { DownloadIcon } from '@/components/ui/icons'
import { ButtonLink } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import {
  findReceivableBalance,
  listAges,
  listOwedInvoices,
  listOwingCompanies,
  parseReceivableFilter,
} from '@/lib/billing/figures/receivables'
import { filterHref } from '@/lib/billing/filters'
import { formatRupiah } from '@/lib/money'
import { dayOf } from '@/lib/time'
import { AgeChart } from './age-chart'
import { OwedTable, OwingTable } from './owed-tables'
import { ReceivableFilters } from './receivable-filters'

const PATH = '/admin/books/receivables'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('figures.receivables'))('title') }
}

/** What is owed as of a day, by age, by company and by invoice. Three queries at once. */
export default async function ReceivablesPage({ searchParams }: PageProps<'/admin/books/receivables'>) {
  const { staff_id } = await requireStaff('invoice.view')
  const today = dayOf(new Date())
  const filter = parseReceivableFilter(await searchParams, today)
  const { after: _after, before: _before, ...kept } = filter
  const [t, ages, balance, companies, invoices] = await Promise.all([
    getTranslations('figures.receivables'),
    listAges(db, staff_id, filter.on),
    findReceivableBalance(db, staff_id, filter.on),
    filter.by === 'company' ? listOwingCompanies(db, staff_id, filter) : undefined,
    filter.by === 'invoice' ? listOwedInvoices(db, staff_id, filter) : undefined,
  ])
  const page = companies ?? invoices
  const total = ages.reduce((sum, { amount }) => sum + amount, 0n)
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <ButtonLink
            plain
            variant="secondary"
            icon={<DownloadIcon size={18} />}
            href={filterHref(`${PATH}/export`, kept)}
          >
            {t('csv')}
          </ButtonLink>
        }
      />
      <ReceivableFilters filter={filter} today={today} />
      {balance !== total && (
        <Notice tone="danger" title={t('balance')}>
          {t('reconciled', { amount: formatRupiah(balance) })}
        </Notice>
      )}
      <div className="grid gap-5 [&>*]:min-w-0">
        <AgeChart ages={ages} total={total} filter={kept} isRight={balance === total} />
        <Card flush title={t(`by.${filter.by}`)}>
          {companies && <OwingTable rows={companies.rows} filter={kept} />}
          {invoices && <OwedTable rows={invoices.rows} isFiltered={filter.age !== undefined} />}
        </Card>
      </div>
      <Pager
        prevHref={page?.before && filterHref(PATH, kept, { before: page.before })}
        nextHref={page?.after && filterHref(PATH, kept, { after: page.after })}
      />
    </>
  )
}
