import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { listTrialBalance, totalsOf } from '@/lib/billing/books/balances'
import { monthOf, parseMonth } from '@/lib/billing/books/months'
import { formatRupiah } from '@/lib/money'
import { dayOf } from '@/lib/time'
import { MonthNav } from '../month-nav'
import { BalanceTable } from './balance-table'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('books.accounts'))('title') }
}

/** The trial balance of a month. */
export default async function AccountsPage({ searchParams }: PageProps<'/admin/books/accounts'>) {
  const { staff_id } = await requireStaff('books.view')
  const month = parseMonth((await searchParams).month) ?? monthOf(dayOf(new Date()))
  const [t, rows] = await Promise.all([
    getTranslations('books.accounts'),
    listTrialBalance(db, staff_id, { from: month.first_on, to: month.last_on }),
  ])
  const totals = totalsOf(rows)
  const isEven = totals.debit === totals.credit && totals.closing === 0n
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <MonthNav path="/admin/books/accounts" month={month} />
      <div className="grid gap-4 [&>*]:min-w-0">
        <Notice tone={isEven ? 'success' : 'danger'}>
          {isEven
            ? t('even', { amount: formatRupiah(totals.debit) })
            : t('uneven', { debit: formatRupiah(totals.debit), credit: formatRupiah(totals.credit) })}
        </Notice>
        <Card flush>
          <BalanceTable rows={rows} month={month} />
        </Card>
      </div>
    </>
  )
}
