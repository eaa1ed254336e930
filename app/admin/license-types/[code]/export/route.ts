import { notFound } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { db } from '@/db'
import { recordAudit } from '@/lib/audit/mutations'
import { requireStaff } from '@/lib/auth/gates'
import { findVersion } from '@/lib/licensing/definitions/versions/queries'
import { toTransfer } from '@/lib/licensing/definitions/versions/transfer'

/** One version of a licence type as a file that another installation can import. */
export async function GET(
  request: NextRequest,
  { params }: RouteContext<'/admin/license-types/[code]/export'>,
): Promise<Response> {
  const { actor, staff_id } = await requireStaff('license_type.view')
  const { code } = await params
  const asked = request.nextUrl.searchParams.get('version') ?? ''
  const version = /^\d{1,6}$/.test(asked) ? await findVersion(db, staff_id, code, Number(asked)) : undefined
  if (!version) notFound()
  await db.transaction().execute((trx) =>
    recordAudit(trx, actor, {
      action: 'license_type.exported',
      entity_type: 'license_type',
      entity_id: version.id,
      after: { code, version: version.version },
    }),
  )
  return new Response(toTransfer(version, new Date()), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="izinku-${code}-v${version.version}.json"`,
      'Cache-Control': 'no-store',
    },
  })
}
