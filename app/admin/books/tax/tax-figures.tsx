import { useLocale, useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import { Stat } from '@/components/ui/stat'
import type { Month } from '@/lib/billing/books/months'
import type { TaxSummary } from '@/lib/billing/books/tax-report'
import { formatRupiah } from '@/lib/money'
import { monthName } from '../month-name'

/** What the month comes to, and whether the account of the books says the same. */
export function TaxFigures({ summary, month }: { summary: TaxSummary; month: Month }) {
  const t = useTranslations('books.tax')
  const locale = useLocale()
  const account = `/admin/books/journal?account=ppn_payable&from=${month.first_on}&to=${month.last_on}`
  const isEven = summary.difference_amount === 0n
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
        <Stat label={t('net')} value={formatRupiah(summary.net_amount)} />
        <Stat label={t('base')} value={formatRupiah(summary.tax_base_amount)} />
        <Stat label={t('payable')} value={formatRupiah(summary.tax_amount)} />
        <Stat label={t('booked')} value={formatRupiah(summary.booked_amount)} href={account} />
      </div>
      <Notice
        tone={isEven ? 'success' : 'danger'}
        title={isEven ? undefined : t('differs')}
        live={isEven ? undefined : 'alert'}
      >
        {isEven
          ? t('agrees', {
              month: monthName(month.first_on, locale),
              balance: formatRupiah(summary.balance_amount),
            })
          : t('differsText', { difference: formatRupiah(summary.difference_amount) })}
      </Notice>
    </>
  )
}
