import { useTranslations } from 'next-intl'
import { FilterDay, FilterSelect } from '@/components/admin/filter-field'
import { FilterForm } from '@/components/admin/filter-form'
import { Tabs } from '@/components/ui/tabs'
import { STAGE_KINDS } from '@/lib/licensing/process/status'
import { PRIORITIES } from '@/lib/licensing/review/schema'
import { statisticsHref } from '@/lib/licensing/statistics/filter'
import { PERIODS } from '@/lib/licensing/statistics/period'
import type { Report } from '@/lib/licensing/statistics/report'
import type { Words } from './words'

/** The periods as addresses; the filters stay. */
export function PeriodTabs({ report: { filter, period } }: { report: Report }) {
  const t = useTranslations('statistics.period')
  return (
    <div className="mb-4 print:hidden">
      <Tabs
        label={t('label')}
        items={PERIODS.map((name) => ({
          href: statisticsHref('', filter, {
            period: name,
            ...(name === 'own' ? { from: period.from, to: period.to } : { from: undefined, to: undefined }),
          }),
          label: t(name),
          current: period.name === name,
        }))}
      />
    </div>
  )
}

export function Filters({ report, words }: { report: Report; words: Words }) {
  const t = useTranslations('statistics')
  const { filter, period, names } = report
  const { type, region, stage, priority, reviewer } = filter
  const all = t('filter.all')
  const named = (list: { key: string; name: string }[]) =>
    list.map(({ key, name }) => ({ value: key, label: name }))
  return (
    <>
      <p className="mb-2 hidden font-semibold print:block">
        {t('span', { from: words.day(period.from), to: words.day(period.to) })}
      </p>
      <div className="print:hidden">
        <FilterForm
          action="/admin/statistics"
          label={t('filter.label')}
          active={[type, region, stage, priority, reviewer].some(Boolean) || period.name === 'own'}
        >
          <input type="hidden" name="period" value={period.name} />
          {period.name === 'own' && (
            <>
              <FilterDay name="from" label={t('filter.from')} value={period.from} />
              <FilterDay name="to" label={t('filter.to')} value={period.to} />
            </>
          )}
          <FilterSelect
            name="type"
            label={t('filter.type')}
            value={type}
            all={all}
            options={words.typeOptions}
          />
          <FilterSelect
            name="region"
            label={t(names.regencies.length > 0 ? 'filter.regency' : 'filter.province')}
            value={region}
            all={all}
            options={regionOptions(report)}
          />
          <FilterSelect
            name="stage"
            label={t('filter.stage')}
            value={stage}
            all={all}
            options={STAGE_KINDS.map((kind) => ({ value: kind, label: words.stage(kind) }))}
          />
          <FilterSelect
            name="priority"
            label={t('filter.priority')}
            value={priority}
            all={all}
            options={PRIORITIES.map((name) => ({ value: name, label: words.priority(name) }))}
          />
          <FilterSelect
            name="reviewer"
            label={t('filter.reviewer')}
            value={reviewer}
            all={all}
            options={named(names.reviewers)}
          />
        </FilterForm>
      </div>
    </>
  )
}

/** The provinces; below the chosen one, its regencies. */
function regionOptions({ names, filter }: Report) {
  const chosen = filter.region?.slice(0, 2)
  return names.provinces.flatMap(({ key, name }) => [
    { value: key, label: name },
    ...(key === chosen
      ? names.regencies.map((regency) => ({ value: regency.key, label: `– ${regency.name}` }))
      : []),
  ])
}
