import { useTranslations } from 'next-intl'
import { ChevronLeftIcon, ChevronRightIcon } from '@/components/ui/icons'
import { ButtonLink } from '@/components/ui/link'
import { shiftMonth } from '@/lib/licensing/calendar/month'

interface MonthNavProps {
  month: string
  today: string
  base: string
  locale: string
}

/** From month to month. */
export function MonthNav({ month, today, base, locale }: MonthNavProps) {
  const t = useTranslations('licenses.calendar')
  const href = (to: string) => `${base}?month=${to}`
  const name = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'id-ID', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${month}-01T00:00:00Z`))
  return (
    <nav aria-label={t('month')} className="flex flex-wrap items-center gap-2">
      <h2 className="me-auto text-xl font-bold">{name}</h2>
      <ButtonLink
        href={href(shiftMonth(month, -1))}
        variant="secondary"
        className="w-11 px-0"
        aria-label={t('previous')}
        icon={<ChevronLeftIcon />}
      />
      {month !== today.slice(0, 7) && (
        <ButtonLink href={base} variant="secondary">
          {t('today')}
        </ButtonLink>
      )}
      <ButtonLink
        href={href(shiftMonth(month, 1))}
        variant="secondary"
        className="w-11 px-0"
        aria-label={t('following')}
        icon={<ChevronRightIcon />}
      />
    </nav>
  )
}
