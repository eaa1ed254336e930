import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { db } from '@/db'
import { recordAudit } from '@/lib/audit/mutations'
import { requireStaff } from '@/lib/auth/gates'
import { csvLine, csvResponse } from '@/lib/csv'
import { parseStatisticsFilter } from '@/lib/licensing/statistics/filter'
import { readReport } from '@/lib/licensing/statistics/report'
import { listReasons } from '@/lib/licensing/wording/queries'
import { xlsxResponse } from '@/lib/xlsx'
import { type ExportTable, exportTables } from '../tables'
import { wordsOf } from '../words'

/** One table of the statistics as CSV or XLSX, or all of them in one workbook. That it was taken stands in the audit log. */
export async function GET(request: Request): Promise<Response> {
  const { actor, staff_id } = await requireStaff('statistics.view')
  const search = Object.fromEntries(new URL(request.url).searchParams)
  const filter = parseStatisticsFilter(search)
  const [report, reasons, t, review, locale] = await Promise.all([
    readReport(db, staff_id, filter, new Date()),
    listReasons(db),
    getTranslations('statistics'),
    getTranslations('review'),
    getLocale(),
  ])
  const tables = exportTables(report, wordsOf(report, reasons, locale, { t, review }), t)
  const isCsv = search.format === 'csv'
  const wanted =
    search.table === undefined && !isCsv ? tables : tables.filter(({ key }) => key === search.table)
  const [first] = wanted
  if (!first) notFound()
  await db.transaction().execute((trx) =>
    recordAudit(trx, actor, {
      action: 'statistics.exported',
      entity_type: 'statistics',
      entity_id: search.table ?? null,
      after: { ...filter, format: isCsv ? 'csv' : 'xlsx' },
    }),
  )
  const name = `izinku-statistics-${search.table ?? 'all'}-${report.period.from}-${report.period.to}`
  return isCsv ? csvResponse(`${name}.csv`, lines(first)) : xlsxResponse(`${name}.xlsx`, wanted)
}

async function* lines(table: ExportTable) {
  yield csvLine(table.head)
  for (const row of table.rows) yield csvLine(row)
}
