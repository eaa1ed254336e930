import { AGE_LIMITS, type CaseListFilter, NOBODY, periodOfFilter } from '@/lib/licensing/statistics/filter'
import type { CaseNames } from '@/lib/licensing/statistics/names'
import { dayOf, formatDay } from '@/lib/time'
import { ageText } from '../words'

type Texts = (key: string, values?: Record<string, string | number>) => string
type Reason = { key: string; name_id: string; name_en: string }

/** What a list holds, in words: the days, and each filter. */
export function describeFilter(
  filter: CaseListFilter,
  names: CaseNames,
  reasons: readonly Reason[],
  { t, review, locale }: { t: Texts; review: Texts; locale: string },
): string {
  const name = (row: { name_id: string; name_en: string } | undefined) =>
    row && (locale === 'en' ? row.name_en : row.name_id)
  const { from, to } = periodOfFilter(filter, dayOf(new Date()))
  const reason = reasons.find(({ key }) => key === filter.code)
  return [
    filter.show !== 'open' && t('span', { from: formatDay(from, locale), to: formatDay(to, locale) }),
    filter.outcome && t(`outcome.${filter.outcome}`),
    name(names.type),
    names.region,
    filter.stage && review(`stage.${filter.stage}`),
    filter.priority && `${t('filter.priority')}: ${review(`priority.${filter.priority}`)}`,
    filter.who === NOBODY ? t('cases.whoNobody') : names.person,
    filter.side && t(`open.side.${filter.side}`),
    filter.late && t('cases.late'),
    filter.revised && t('cases.revised'),
    filter.age !== undefined && t('cases.age', { age: ageText(AGE_LIMITS, filter.age, t) }),
    filter.target && (names.target ? (locale === 'en' ? names.target.en : names.target.id) : filter.target),
    filter.code === '' ? t('rejections.withoutCode') : (name(reason) ?? filter.code),
  ]
    .filter(Boolean)
    .join(' · ')
}
