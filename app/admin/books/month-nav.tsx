import { useLocale, useTranslations } from 'next-intl'
import { ChevronLeftIcon, ChevronRightIcon } from '@/components/ui/icons'
import { ButtonLink } from '@/components/ui/link'
import { type Month, monthKey, monthOf, monthsFrom } from '@/lib/billing/books/months'
import { dayOf } from '@/lib/time'
import { monthName } from './month-name'

/** Which month of the books is shown, with the ones before and after; none after the present one. */
export function MonthNav({ path, month }: { path: string; month: Month }) {
  const t = useTranslations('books.month')
  const locale = useLocale()
  const next = monthsFrom(month, 1)
  const isLast = next.first_on > monthOf(dayOf(new Date())).first_on
  const href = (at: Month) => `${path}?month=${monthKey(at)}`
  return (
    <nav aria-label={t('label')} className="mb-5 flex flex-wrap items-center gap-3">
      <ButtonLink
        href={href(monthsFrom(month, -1))}
        variant="secondary"
        size="sm"
        icon={<ChevronLeftIcon size={16} />}
        className="max-sm:min-h-11"
      >
        {t('before')}
      </ButtonLink>
      <p className="min-w-36 text-lg font-bold max-sm:order-first max-sm:w-full sm:text-center">
        {monthName(month.first_on, locale)}
      </p>
      {!isLast && (
        <ButtonLink
          href={href(next)}
          variant="secondary"
          size="sm"
          iconEnd={<ChevronRightIcon size={16} />}
          className="max-sm:min-h-11"
        >
          {t('after')}
        </ButtonLink>
      )}
    </nav>
  )
}
