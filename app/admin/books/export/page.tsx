import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { DownloadIcon } from '@/components/ui/icons'
import { ButtonLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { findMonthState } from '@/lib/billing/books/last-export'
import { lastFinishedMonth, monthKey, parseMonth } from '@/lib/billing/books/months'
import { MonthNav } from '../month-nav'
import { FileList } from './file-list'
import { MonthNotice } from './month-notice'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('books.export'))('title') }
}

/** What the bookkeeper takes home of a month. */
export default async function ExportPage({ searchParams }: PageProps<'/admin/books/export'>) {
  const { staff_id, user } = await requireStaff('books.view')
  const month = parseMonth((await searchParams).month) ?? lastFinishedMonth(new Date())
  const [t, state] = await Promise.all([getTranslations('books.export'), findMonthState(db, staff_id, month)])
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <MonthNav path="/admin/books/export" month={month} />
      <div className="grid gap-6 [&>*]:min-w-0">
        <MonthNotice state={state} month={month} zone={user.time_zone} />
        <Card title={t('workbook')} lead={t('workbookText')}>
          <ButtonLink
            plain
            icon={<DownloadIcon size={18} />}
            href={`/admin/books/export/file?month=${monthKey(month)}&format=xlsx`}
          >
            {t('downloadWorkbook')}
          </ButtonLink>
        </Card>
        <Card title={t('files')} lead={t('filesText')} flush>
          <FileList month={month} />
        </Card>
      </div>
    </>
  )
}
