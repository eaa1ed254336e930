import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { parseJournalFilter } from '@/lib/billing/books/filter'
import { listJournal, sumJournal } from '@/lib/billing/books/journal'
import { filterHref, isFiltered } from '@/lib/billing/filters'
import { formatRupiah } from '@/lib/money'
import { JournalFilters } from './journal-filters'
import { JournalTable } from './journal-table'

const PATH = '/admin/books/journal'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('books.journal'))('title') }
}

/** Every posting of the books, with the papers it stands for. */
export default async function JournalPage({ searchParams }: PageProps<'/admin/books/journal'>) {
  const { staff_id } = await requireStaff('books.view')
  const search = await searchParams
  const filter = parseJournalFilter(search, new Date())
  const [t, page, sum] = await Promise.all([
    getTranslations('books.journal'),
    listJournal(db, staff_id, filter),
    sumJournal(db, staff_id, filter),
  ])
  const { account, kind, q } = filter
  const isSaid = isFiltered({ account, kind, q }) || Boolean(search.from ?? search.to ?? search.month)
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <JournalFilters filter={filter} active={isSaid} />
      <Card flush>
        <JournalTable rows={page.rows} />
      </Card>
      <Pager
        prevHref={page.before && filterHref(PATH, filter, { before: page.before })}
        nextHref={page.after && filterHref(PATH, filter, { after: page.after })}
        summary={
          filter.account
            ? t('sumOfAccount', {
                count: sum.count,
                debit: formatRupiah(sum.debit),
                credit: formatRupiah(sum.credit),
              })
            : t('sum', { count: sum.count, amount: formatRupiah(sum.amount) })
        }
      />
    </>
  )
}
