import { isSameOrigin } from '@/app/preferences/same-origin'
import { db } from '@/db'
import { failureOf } from '@/lib/action'
import { requireStaff } from '@/lib/auth/gates'
import { takeSettlementFile } from '@/lib/billing/reconciliation/intake'
import { LARGEST_FILE } from '@/lib/billing/reconciliation/read-file'
import { readSettlementUpload } from './read-upload'

const PATH = '/admin/payments/reconciliation'

/** Takes a settlement file from the form of the page, and leads back to it with what became of the file. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 })
  const { actor } = await requireStaff('payment.manage')
  const upload = await readSettlementUpload(request, LARGEST_FILE)
  if (!upload.ok) return back({ problem: upload.reason })
  try {
    const taken = await db.transaction().execute((trx) => takeSettlementFile(trx, actor, upload, new Date()))
    if (taken.ok) {
      const { rows, known, open } = taken
      const query = new URLSearchParams({ rows: String(rows), known: String(known), open: String(open) })
      return lead(`${PATH}/${taken.file_id}?${query}`)
    }
    if (taken.reason !== 'unreadable') return back({ problem: taken.reason })
    const lines = taken.problems.map(({ line, reason }) => `${line ?? ''}:${reason}`).join('.')
    return back({ problem: 'unreadable', lines })
  } catch (error) {
    failureOf(error)
    return back({ problem: 'invalid' })
  }
}

function back(query: Record<string, string>): Response {
  return lead(`${PATH}?${new URLSearchParams(query)}`)
}

/** A path only: behind a proxy the request's own host is not the one the browser knows. */
function lead(location: string): Response {
  return new Response(null, { status: 303, headers: { location } })
}
