import { useTranslations } from 'next-intl'
import { Sparkline } from '@/components/ui/sparkline'
import { Stat } from '@/components/ui/stat'
import { statisticsHref } from '@/lib/licensing/statistics/filter'
import { decidedOf, endedOf } from '@/lib/licensing/statistics/flow'
import { percentileOf, shareOf } from '@/lib/licensing/statistics/percentiles'
import type { Report } from '@/lib/licensing/statistics/report'
import type { Words } from './words'

type Direction = 'up' | 'down' | 'flat'

/** The figures that say most, each beside the period before and leading to what it counts. */
export function KeyFigures({ report, words }: { report: Report; words: Words }) {
  const t = useTranslations('statistics.figure')
  const { flow, open, work, durations, trend, filter, aboutStages, openBefore } = report
  const { now, before } = flow.total
  const href = (change: Parameters<typeof statisticsHref>[2]) => statisticsHref('/cases', filter, change)
  const stages = [...work.stage.values()]
  const share = (finished: number, late: number) => shareOf(finished - late, finished)
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
  const inTime = share(sum(stages.map((of) => of.finished)), sum(stages.map((of) => of.late)))
  const inTimeBefore = share(
    sum(stages.map((of) => of.before.finished)),
    sum(stages.map((of) => of.before.late)),
  )
  const side = aboutStages ? durations.office : durations.total
  const [median, medianBefore] = [percentileOf(side.now, 50), percentileOf(side.before, 50)]
  const compare = (
    value: number | null,
    earlier: number | null,
    shown: (value: number | null) => string,
    moreIsGood?: boolean,
  ) => {
    const [a, b] = [value ?? 0, earlier ?? 0]
    const direction: Direction = a > b ? 'up' : a < b ? 'down' : 'flat'
    const good = moreIsGood === undefined || a === b || earlier === null ? undefined : a > b === moreIsGood
    return { direction, text: t('before', { value: shown(earlier) }), good }
  }
  const spark = (values: number[]) => (
    <Sparkline values={values} label={t('spark', { from: values[0] ?? 0, to: values.at(-1) ?? 0 })} />
  )
  const revised = shareOf(now.revised, decidedOf(now))
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-3 xl:grid-cols-6">
      {!aboutStages && (
        <Stat
          label={t('submitted')}
          value={words.number(now.submitted)}
          href={href({ show: 'submitted' })}
          trend={compare(now.submitted, before.submitted, words.number)}
        >
          {spark(trend.map((mark) => mark.submitted))}
        </Stat>
      )}
      <Stat
        label={t(aboutStages ? 'stages' : 'ended')}
        value={words.number(endedOf(now))}
        href={href({ show: aboutStages ? 'stages' : 'ended' })}
        trend={compare(endedOf(now), endedOf(before), words.number, true)}
      >
        {spark(trend.map(endedOf))}
      </Stat>
      <Stat
        label={t('open')}
        value={words.number(open.total.count)}
        href={href({ show: 'open' })}
        trend={
          openBefore === undefined
            ? { direction: 'flat', text: t('late', { count: open.total.late }) }
            : {
                ...compare(open.total.count, openBefore, words.number, false),
                text: t('openBefore', { value: words.number(openBefore) }),
              }
        }
      />
      <Stat
        label={t('inTime')}
        value={words.percent(inTime)}
        href={href({ show: 'stages', late: '1' })}
        trend={compare(inTime, inTimeBefore, words.percent, true)}
      />
      <Stat
        label={t('median')}
        value={<Days days={median} words={words} />}
        href={href({ show: aboutStages ? 'stages' : 'ended' })}
        trend={compare(median, medianBefore, words.number, false)}
      />
      {!aboutStages && (
        <Stat
          label={t('revised')}
          value={words.percent(revised)}
          href={href({ show: 'ended', revised: '1' })}
          trend={compare(revised, shareOf(before.revised, decidedOf(before)), words.percent, false)}
        />
      )}
    </div>
  )
}

function Days({ days, words }: { days: number | null; words: Words }) {
  const t = useTranslations('statistics')
  if (days === null) return words.number(null)
  return <span className="text-xl">{t('days', { days })}</span>
}
