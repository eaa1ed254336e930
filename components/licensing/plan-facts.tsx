import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import {
  BanknoteIcon,
  CalendarIcon,
  ClockIcon,
  HourglassIcon,
  LandmarkIcon,
  ScaleIcon,
} from '@/components/ui/icons'
import { say } from '@/lib/licensing/definitions/texts'
import type { PlanItem } from '@/lib/licensing/finder/plan'
import { formatRupiah } from '@/lib/money'
import { formatDay } from '@/lib/time'

/** Cost, times, validity, issuer and legal basis of a licence: what one wants to know before beginning. */
export function PlanFacts({ item }: { item: PlanItem }) {
  const t = useTranslations('finder.facts')
  const locale = useLocale()
  const { fee, validity, official_time, authority, legal_basis } = item.type.definition
  const cost =
    fee.amount === null ? t('costUnknown') : fee.amount === 0 ? t('free') : formatRupiah(fee.amount)
  return (
    <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
      <Fact icon={<BanknoteIcon />} term={t('cost')} note={fee.note && say(fee.note, locale)}>
        {cost}
      </Fact>
      <Fact icon={<ClockIcon />} term={t('time')}>
        {say(official_time, locale)}
      </Fact>
      <Fact icon={<HourglassIcon />} term={t('estimate')} note={<EstimateNote item={item} />}>
        {t('estimateDay', { day: formatDay(item.ready_on, locale) })}
      </Fact>
      <Fact icon={<CalendarIcon />} term={t('valid')} note={validity.note && say(validity.note, locale)}>
        {validity.years === null ? t('unlimited') : t('years', { count: validity.years })}
      </Fact>
      <Fact icon={<LandmarkIcon />} term={t('issuer')}>
        {say(authority, locale)}
      </Fact>
      {legal_basis && (
        <Fact icon={<ScaleIcon />} term={t('basis')}>
          {say(legal_basis, locale)}
        </Fact>
      )}
    </dl>
  )
}

interface FactProps {
  icon: ReactNode
  term: string
  note?: ReactNode
  children: ReactNode
}

function Fact({ icon, term, note, children }: FactProps) {
  return (
    <div className="min-w-0">
      <dt className="flex items-center gap-3 text-sm text-ink-soft">
        {icon}
        {term}
      </dt>
      <dd className="ps-8 font-medium">
        {children}
        {note && <span className="block text-sm font-normal text-ink-soft">{note}</span>}
      </dd>
    </div>
  )
}

function EstimateNote({ item }: { item: PlanItem }) {
  const t = useTranslations('finder.facts')
  const count = item.working_days
  return (
    <>
      {item.after.length > 0 ? t('estimateAfter', { count }) : t('estimateNow', { count })}
      {item.missing_years.length > 0 && (
        <span className="block">{t('estimateYears', { years: item.missing_years.join(', ') })}</span>
      )}
    </>
  )
}
