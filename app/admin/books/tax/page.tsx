import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { DownloadIcon } from '@/components/ui/icons'
import { ButtonLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { parseBookCursor } from '@/lib/billing/books/filter'
import { monthKey, monthOf, parseMonth } from '@/lib/billing/books/months'
import { findTaxSummary, listTaxDocuments } from '@/lib/billing/books/tax-report'
import { filterHref } from '@/lib/billing/filters'
import { dayOf } from '@/lib/time'
import { MonthNav } from '../month-nav'
import { TaxDocumentTable } from './tax-document-table'
import { TaxFigures } from './tax-figures'
import { TaxSumTable } from './tax-sum-table'

const PATH = '/admin/books/tax'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('books.tax'))('title') }
}

/** What PPN a month owes, document by document, held against the books. */
export default async function TaxPage({ searchParams }: PageProps<'/admin/books/tax'>) {
  const { staff_id } = await requireStaff('books.view')
  const search = await searchParams
  const month = parseMonth(search.month) ?? monthOf(dayOf(new Date()))
  const [t, summary, page] = await Promise.all([
    getTranslations('books.tax'),
    findTaxSummary(db, staff_id, month),
    listTaxDocuments(db, staff_id, month, parseBookCursor(search)),
  ])
  const key = monthKey(month)
  const href = (at: { after?: string; before?: string }) => filterHref(PATH, { month: key }, at)
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={(['csv', 'xlsx'] as const).map((format) => (
          <ButtonLink
            key={format}
            plain
            variant="secondary"
            icon={<DownloadIcon size={18} />}
            href={`/admin/books/export/file?month=${key}&list=tax&format=${format}`}
          >
            {format.toUpperCase()}
          </ButtonLink>
        ))}
      />
      <MonthNav path={PATH} month={month} />
      <div className="grid gap-6 [&>*]:min-w-0">
        <TaxFigures summary={summary} month={month} />
        <Card title={t('byRule')} lead={t('byRuleText')} flush>
          <TaxSumTable summary={summary} />
        </Card>
        <Card title={t('documents')} flush>
          <TaxDocumentTable rows={page.rows} />
        </Card>
      </div>
      <Pager
        prevHref={page.before && href({ before: page.before })}
        nextHref={page.after && href({ after: page.after })}
      />
    </>
  )
}
