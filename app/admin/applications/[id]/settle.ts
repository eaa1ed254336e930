import { revalidatePath } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import { db, type Trx } from '@/db'
import { uniqueViolation } from '@/db/errors'
import { type ActionResult, refuse } from '@/lib/action-result'
import type { GrantedStaff } from '@/lib/auth/gates'
import { NumberTaken, PredecessorGone } from '@/lib/licensing/licenses/issue'
import type { MoveOutcome } from '@/lib/licensing/process/apply'
import { UndoOvertaken } from '@/lib/licensing/review/undo'

type Outcome = MoveOutcome | { ok: false; reason: string }
type Settled = { event_id: string | null }

/**
 * Makes the move in its transaction and says what came of it: where somebody was faster, who, how the case stands now, and
 * what this person may do with it instead.
 */
export async function settle(
  staff: GrantedStaff,
  applicationId: string,
  move: (trx: Trx) => Promise<Outcome>,
): Promise<ActionResult<Settled>> {
  let outcome: Outcome
  try {
    outcome = await db.transaction().execute(move)
  } catch (error) {
    if (error instanceof NumberTaken) return refuse('numberTaken')
    if (error instanceof PredecessorGone) return refuse('predecessorGone')
    // The company began anew in the meantime: there is one renewal of a licence under way at a time.
    const isTaken = uniqueViolation(error) === 'applications_followup_key'
    if (error instanceof UndoOvertaken || isTaken) return refuse('undoOvertaken')
    throw error
  }
  if (outcome.ok) {
    revalidatePath(`/admin/applications/${applicationId}`)
    return { ok: true, data: { event_id: outcome.event_id ?? null } }
  }
  if (outcome.reason !== 'conflict' || !('status' in outcome) || !outcome.status)
    return refuse(outcome.reason)
  // The page is not drawn anew here: what was typed stays in its dialog until the reader asks for the fresh page.
  const t = await getTranslations('review')
  const allowed = (outcome.allowed ?? []).filter((one) => one !== 'undo').map((one) => t(`move.${one}`))
  const may = { some: allowed.length > 0 ? 'yes' : 'no', allowed: allowed.join(', ') }
  // Still in the same hands: it was another window of the same reviewer, or the clock.
  if (outcome.status === 'in_review' && outcome.assignee_id === staff.staff_id)
    return { ok: false, reason: 'moved', details: may }
  const holder = outcome.assignee_id ? await findName(outcome.assignee_id) : undefined
  const details = {
    ...may,
    held: holder ? 'yes' : 'no',
    holder: holder ?? '',
    status: t(`status.${outcome.status}`),
  }
  return { ok: false, reason: 'conflict', details }
}

async function findName(userId: string): Promise<string | undefined> {
  const row = await db.selectFrom('users').select('name').where('id', '=', userId).executeTakeFirst()
  return row?.name
}
