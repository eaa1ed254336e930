import { useLocale, useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import type { MonthState } from '@/lib/billing/books/last-export'
import type { Month } from '@/lib/billing/books/months'
import { formatCompact, type Zone } from '@/lib/time'
import { monthName } from '../month-name'

interface MonthNoticeProps {
  state: MonthState
  month: Month
  zone: Zone
}

/** Whether the month is complete, and whether anything came after it was last taken home. */
export function MonthNotice({ state, month, zone }: MonthNoticeProps) {
  const t = useTranslations('books.export')
  const locale = useLocale()
  const { recognized_at, posting_count, exported } = state
  const name = monthName(month.first_on, locale)
  return (
    <>
      {recognized_at ? (
        <Notice tone="success">
          {t('complete', {
            month: name,
            when: formatCompact(recognized_at, locale, zone),
            count: posting_count,
          })}
        </Notice>
      ) : (
        <Notice tone="warning">{t('running', { month: name, count: posting_count })}</Notice>
      )}
      {exported && (
        <Notice tone={exported.added_since > 0 ? 'warning' : 'info'}>
          {t(exported.added_since > 0 ? 'changedSince' : 'taken', {
            when: formatCompact(exported.at, locale, zone),
            by: exported.by,
            count: exported.added_since,
          })}
        </Notice>
      )}
    </>
  )
}
