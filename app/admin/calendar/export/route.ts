import { notFound } from 'next/navigation'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { yearSchema } from '@/lib/reference/holidays-schema'
import { findHolidays } from '@/lib/reference/queries'

/** The days off of a year, in the form that the import reads. */
export async function GET(request: Request): Promise<Response> {
  await requireStaff('calendar.view')
  const year = yearSchema.safeParse(new URL(request.url).searchParams.get('year') ?? undefined)
  if (!year.success) notFound()
  const rows = await findHolidays(db, year.data)
  const sources = [...new Set(rows.map((row) => row.source).filter(Boolean))]
  const file = {
    source: sources.join('; '),
    holidays: rows.map(({ source: _source, ...row }) => row),
  }
  return new Response(`${JSON.stringify(file, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="holidays-${year.data}.json"`,
      'Cache-Control': 'no-store',
    },
  })
}
