import { STAGE_KINDS } from '@/lib/licensing/process/status'
import { AGE_LIMITS, hasRegions, OUTCOMES } from '@/lib/licensing/statistics/filter'
import { endedOf } from '@/lib/licensing/statistics/flow'
import { sideCounts } from '@/lib/licensing/statistics/open'
import { PERCENTILES, percentileOf, shareOf } from '@/lib/licensing/statistics/percentiles'
import type { Report } from '@/lib/licensing/statistics/report'
import { askedRows, flowRows, reviewerRows, stageRows, type WorkRow } from '@/lib/licensing/statistics/rows'
import { SIDES } from '@/lib/licensing/statistics/work'
import { ageText, type Words } from './words'

type Cell = string | number | null
type Texts = (key: string, values?: Record<string, string | number>) => string
/** A table of the page as a spreadsheet takes it. */
export type ExportTable = { key: string; title: string; head: string[]; rows: Cell[][] }

/** Every table of the statistics, in their order on the page. */
export function exportTables(report: Report, words: Words, t: Texts): ExportTable[] {
  return [
    {
      key: 'trend',
      title: t('trend.table'),
      head: [t('column.day'), t('column.submitted'), ...outcomeHead(t), t('column.ended')],
      rows: report.trend.map((mark) => [
        mark.mark,
        mark.submitted,
        ...OUTCOMES.map((name) => mark[name]),
        endedOf(mark),
      ]),
    },
    {
      key: 'outcomes',
      title: t('outcome.title'),
      head: [t('outcome.label'), t('column.count'), t('column.before')],
      rows: OUTCOMES.map((name) => [
        t(`outcome.${name}`),
        report.flow.total.now[name],
        report.flow.total.before[name],
      ]),
    },
    {
      key: 'ages',
      title: t('open.title'),
      head: [t('column.stage'), ...[...AGE_LIMITS, null].map((_, at) => ageText(AGE_LIMITS, at, t))],
      rows: STAGE_KINDS.filter((kind) => report.open.ages.has(kind)).map((kind) => [
        words.stage(kind),
        ...(report.open.ages.get(kind) ?? []),
      ]),
    },
    {
      key: 'sides',
      title: t('open.side.title'),
      head: [t('column.name'), t('column.count')],
      rows: sideCounts(report.open).map(({ side, count }) => [t(`open.side.${side}`), count]),
    },
    workTable('stages', stageRows(report), (row) => words.stage(row.key), t),
    workTable(
      'reviewers',
      reviewerRows(report),
      (row) => (row.key === '' ? t('reviewers.nobody') : words.person(row.key)),
      t,
    ),
    {
      key: 'durations',
      title: t('durations.title'),
      head: [
        t('durations.share'),
        ...SIDES.flatMap((side) => [
          t(`durations.${side}`),
          `${t(`durations.${side}`)} (${t('column.before')})`,
        ]),
      ],
      rows: PERCENTILES.map((percent) => [
        t('durations.percent', { percent }),
        ...SIDES.flatMap((side) => [
          percentileOf(report.durations[side].now, percent),
          percentileOf(report.durations[side].before, percent),
        ]),
      ]),
    },
    flowTable(report, 'type', t('types.title'), words.type, t),
    ...(hasRegions(report.filter) ? [flowTable(report, 'region', t('regions.title'), words.region, t)] : []),
    flowTable(report, 'priority', t('priorities.title'), words.priority, t),
    {
      key: 'fields',
      title: t('fields.title'),
      head: [t('column.field'), t('column.type'), t('column.asked'), t('column.per100'), t('column.codes')],
      rows: askedRows(report).map((row) => [
        words.target(row),
        words.type(row.license_type_id),
        row.asked,
        row.per_100,
        row.codes.map(({ code, count }) => `${words.code(code)} (${count})`).join('; '),
      ]),
    },
    {
      key: 'rejections',
      title: t('rejections.title'),
      head: [t('column.code'), t('column.count'), t('column.share')],
      rows: report.reasons.rejections.map(({ code, count }) => [
        words.code(code),
        count,
        shareOf(count, report.reasons.rejected),
      ]),
    },
  ]
}

function outcomeHead(t: Texts): string[] {
  return OUTCOMES.map((name) => t(`outcome.${name}`))
}

function workTable(
  key: 'stages' | 'reviewers',
  rows: WorkRow[],
  name: (row: WorkRow) => string,
  t: Texts,
): ExportTable {
  return {
    key,
    title: t(`${key}.title`),
    head: [
      t(`${key}.label`),
      ...['open', 'late', 'finished', 'inTime', 'before', 'median'].map((column) => t(`column.${column}`)),
    ],
    rows: rows.map((row) => [
      name(row),
      row.open,
      row.late,
      row.finished,
      row.in_time,
      row.in_time_before,
      row.median,
    ]),
  }
}

function flowTable(
  report: Report,
  by: 'type' | 'region' | 'priority',
  title: string,
  name: (key: string) => string,
  t: Texts,
): ExportTable {
  const before = (column: string) => `${t(`column.${column}`)} (${t('column.before')})`
  return {
    key: by,
    title,
    head: [
      t('column.name'),
      ...[t('column.submitted'), before('submitted'), t('column.ended'), before('ended')],
      ...outcomeHead(t),
      t('column.open'),
      t('column.late'),
    ],
    rows: flowRows(report, by).map((row) => [
      name(row.key),
      ...[row.now.submitted, row.submitted_before, row.ended, row.ended_before],
      ...OUTCOMES.map((outcome) => row.now[outcome]),
      row.count,
      row.late,
    ]),
  }
}
