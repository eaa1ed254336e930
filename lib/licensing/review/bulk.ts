import type { Db, Trx } from '@/db'
import { log } from '@/lib/log'
import { readDefinition } from '../definitions/definition'
import type { Text } from '../definitions/texts'
import { requirementsOf } from '../definitions/visibility'
import { NumberTaken, PredecessorGone } from '../licenses/issue'
import type { MoveOutcome } from '../process/apply'
import type { BulkInput, BulkItem, BulkResult } from './bulk-schema'
import { findStage } from './case'
import { approveStage, rejectApplication, requestRevision } from './decisions'
import { assignCase, releaseCase, setPriority, takeCase } from './holding'
import type { Reviewer } from './reviewer'

type Outcome = MoveOutcome | { ok: false; reason: string }

/** How many rows are worked on side by side: enough to be quick, few enough to leave the pool to the others. */
const SIDE_BY_SIDE = 4

/**
 * The same move on many cases, each in a transaction of its own: what is refused or breaks keeps no other from being done.
 * Rows that were done before, in an attempt whose answer was lost, say so and change nothing. Results in the order asked.
 */
export async function moveMany(db: Db, reviewer: Reviewer, input: BulkInput): Promise<BulkResult[]> {
  const numbers = await listNumbers(db, input.items)
  const results = new Map<string, BulkResult>()
  const waiting = [...input.items]
  const work = async () => {
    for (let item = waiting.shift(); item; item = waiting.shift()) {
      const named = { application_id: item.application_id, number: numbers.get(item.application_id) ?? '' }
      results.set(item.application_id, { ...named, ...(await moveOne(db, reviewer, input, item)) })
    }
  }
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work))
  return input.items.flatMap((item) => results.get(item.application_id) ?? [])
}

type OneResult = Pick<BulkResult, 'result' | 'reason' | 'details'>

async function moveOne(db: Db, reviewer: Reviewer, input: BulkInput, item: BulkItem): Promise<OneResult> {
  try {
    const outcome = await db.transaction().execute((trx) => makeOne(trx, reviewer, input, item))
    if (outcome.ok) return { result: outcome.repeated ? 'repeated' : 'done' }
    const details: Record<string, string> = {}
    if ('status' in outcome && outcome.status) details.status = outcome.status
    if ('assignee_id' in outcome && outcome.assignee_id) details.holder_id = outcome.assignee_id
    return { result: 'refused', reason: outcome.reason, details }
  } catch (error) {
    if (error instanceof NumberTaken) return { result: 'refused', reason: 'numberTaken' }
    if (error instanceof PredecessorGone) return { result: 'refused', reason: 'predecessorGone' }
    log.error({ err: error, application_id: item.application_id, move: input.move }, 'bulk move failed')
    return { result: 'broken' }
  }
}

async function makeOne(trx: Trx, reviewer: Reviewer, input: BulkInput, item: BulkItem): Promise<Outcome> {
  const move = { application_id: item.application_id, transaction_id: item.transaction_id }
  const decision = { ...move, stage_id: item.stage_id ?? '' }
  switch (input.move) {
    case 'take':
      return takeCase(trx, reviewer, move)
    case 'release':
      return releaseCase(trx, reviewer, move)
    case 'assign':
      return assignCase(trx, reviewer, { ...move, assignee_id: input.assignee_id })
    case 'set_priority':
      return setPriority(trx, reviewer, { ...move, priority: input.priority, reason: input.reason })
    default:
      if (!item.stage_id) return { ok: false, reason: 'notFound' }
  }
  switch (input.move) {
    case 'approve_stage':
      return approveOne(trx, reviewer, decision, input.all_checked)
    case 'request_revision': {
      const code = input.reason_code ? { reason_code: input.reason_code } : {}
      const items = [{ ...input.target, comment: '', ...code }]
      return requestRevision(trx, reviewer, { ...decision, items, message: input.message })
    }
    case 'reject': {
      const { reason, reason_code } = input
      return rejectApplication(trx, reviewer, { ...decision, reason, reason_codes: [reason_code] })
    }
    default:
      return input satisfies never
  }
}

async function approveOne(
  trx: Trx,
  reviewer: Reviewer,
  decision: { application_id: string; transaction_id: string; stage_id: string },
  allChecked: boolean,
): Promise<Outcome> {
  const stage = await findStage(trx, decision.application_id, decision.stage_id)
  if (!stage) return { ok: false, reason: 'notFound' }
  // Its number is typed for each licence by itself.
  if (stage.is_last && stage.definition.certificate.number.source === 'authority')
    return { ok: false, reason: 'needsNumber' }
  const checklist = stage.spec.checklist.map((one) => one.key)
  if (checklist.length > 0 && !allChecked) return { ok: false, reason: 'checklistIncomplete' }
  const input = { ...decision, checked: checklist, note: '', license_number: '', issued_on: '' }
  return approveStage(trx, reviewer, input)
}

async function listNumbers(db: Db, items: readonly BulkItem[]): Promise<Map<string, string>> {
  const ids = items.map((item) => item.application_id)
  const rows = await db.selectFrom('applications').select(['id', 'number']).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, row.number]))
}

export type SharedTarget = { kind: 'field' | 'document'; key: string; label: Text }

/** What all of these cases have in their forms, so that one request can ask all of them for it. */
export async function listSharedTargets(db: Db, applicationIds: readonly string[]): Promise<SharedTarget[]> {
  if (applicationIds.length === 0) return []
  const rows = await db
    .selectFrom('applications')
    .innerJoin('license_type_versions as version', 'version.id', 'applications.license_type_version_id')
    .select(['version.id', 'version.definition'])
    .distinctOn('version.id')
    .where('applications.id', 'in', [...applicationIds])
    .execute()
  const [first = [], ...others] = rows.map(({ definition }) => targetsOf(readDefinition(definition)))
  const isIn = (list: SharedTarget[], one: SharedTarget) =>
    list.some((other) => other.kind === one.kind && other.key === one.key)
  return first.filter((one) => others.every((list) => isIn(list, one)))
}

function targetsOf(definition: ReturnType<typeof readDefinition>): SharedTarget[] {
  const fields = definition.sections
    .flatMap((section) => section.fields)
    .filter((field) => field.type !== 'file')
  return [
    ...requirementsOf(definition).map(({ key, label }) => ({ kind: 'document' as const, key, label })),
    ...fields.map(({ key, label }) => ({ kind: 'field' as const, key, label })),
  ]
}
