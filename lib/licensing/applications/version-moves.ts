import type { Db, Trx } from '@/db'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import type { CompanyId, StaffId } from '@/lib/ids'
import type { LicenseDefinition } from '../definitions/definition'
import { factsOf, getBusiness } from '../finder/business'
import type { Answers } from './answer-values'
import { getAttachments, getDefinition, nameCodes, writeAttachments } from './contents'
import { type MovePlan, type Named, planMove } from './move-plan'
import type { Applicant } from './mutations'

/** So many drafts are moved in one transaction: short enough that nobody who saves one waits. */
const BATCH = 200

type DraftRow = {
  id: string
  company_id: string
  license_type_version_id: string
  version: number
  data: unknown
  created_by: string | null
}
const DRAFT_COLUMNS = [
  'id',
  'company_id',
  'license_type_version_id',
  'version',
  'data',
  'created_by',
] as const

/** What would become of one draft in the current version of its form; undefined when it is on that version already. */
export async function previewMove(
  db: Db,
  companyId: CompanyId,
  applicationId: string,
  userName: string,
): Promise<
  { to_version_id: string; before: LicenseDefinition; after: LicenseDefinition; plan: MovePlan } | undefined
> {
  const draft = await db
    .selectFrom('applications')
    .innerJoin('license_types as type', 'type.id', 'applications.license_type_id')
    .select([...DRAFT_COLUMNS.map((column) => `applications.${column}` as const), 'type.current_version_id'])
    .where('applications.id', '=', applicationId)
    .where('applications.company_id', '=', companyId)
    .where('applications.status', '=', 'draft')
    .executeTakeFirst()
  if (!draft?.current_version_id || draft.current_version_id === draft.license_type_version_id)
    return undefined
  const known = definitionReader(db)
  const before = await known(draft.license_type_version_id)
  const after = await known(draft.current_version_id)
  const plan = await planOf(db, draft, before, after, userName)
  return { to_version_id: draft.current_version_id, before, after, plan }
}

export type DraftMove =
  | { ok: true; version: number; plan: MovePlan }
  | { ok: false; reason: 'notFound' | 'notAllowed' | 'conflict' }

/**
 * Moves one draft to the current version of its form. `conflict` when it was saved since, or when a still newer version was
 * published: what one agreed to was another thing.
 */
export async function moveDraft(
  trx: Trx,
  applicant: Applicant,
  input: { application_id: string; version: number; to_version_id: string },
): Promise<DraftMove> {
  const { company, actor } = applicant
  const draft = await trx
    .selectFrom('applications')
    .select([...DRAFT_COLUMNS, 'status', 'license_type_id'])
    .where('id', '=', input.application_id)
    .where('company_id', '=', company.id)
    .forUpdate()
    .executeTakeFirst()
  if (!draft) return { ok: false, reason: 'notFound' }
  if (draft.status !== 'draft') return { ok: false, reason: 'notAllowed' }
  const type = await trx
    .selectFrom('license_types')
    .select('current_version_id')
    .where('id', '=', draft.license_type_id)
    .executeTakeFirstOrThrow()
  if (draft.version !== input.version || type.current_version_id !== input.to_version_id)
    return { ok: false, reason: 'conflict' }
  if (draft.license_type_version_id === input.to_version_id) return { ok: false, reason: 'conflict' }
  const plan = await move(trx, draft, input.to_version_id, definitionReader(trx), actor)
  return { ok: true, version: draft.version + 1, plan }
}

export type MovesPreview = {
  count: number
  /** Drafts that would still be complete enough to be sent, or that lack something. */
  complete_count: number
  missing: (Named & { count: number })[]
  dropped: (Named & { count: number })[]
}

/** What would become of all drafts of a type that are on an older version. */
export async function previewMoves(
  db: Db,
  _staff: StaffId,
  type: { id: string; current_version_id: string },
): Promise<MovesPreview> {
  const known = definitionReader(db)
  const after = await known(type.current_version_id)
  const preview: MovesPreview = { count: 0, complete_count: 0, missing: [], dropped: [] }
  let last: string | undefined
  for (;;) {
    const drafts = await outdated(db, type, last)
    for (const draft of drafts) {
      const plan = await planOf(db, draft, await known(draft.license_type_version_id), after, '')
      preview.count += 1
      if (plan.missing.length === 0) preview.complete_count += 1
      for (const one of plan.missing) count(preview.missing, one)
      for (const one of plan.dropped) count(preview.dropped, one)
    }
    last = drafts.at(-1)?.id
    if (drafts.length < BATCH) break
  }
  const byCount = (one: { count: number }, other: { count: number }) => other.count - one.count
  return {
    ...preview,
    missing: preview.missing.toSorted(byCount),
    dropped: preview.dropped.toSorted(byCount),
  }
}

/**
 * Moves all drafts of a type to its current version, 200 to a transaction; submitted applications stay on theirs. Stopped
 * half-way it has moved what it has moved, and can be called again. Answers how many.
 */
export async function moveAllDrafts(
  db: Db,
  editor: { staff_id: StaffId; actor: Actor },
  type: { id: string; current_version_id: string },
): Promise<number> {
  let moved = 0
  let last: string | undefined
  for (;;) {
    const batch = await db.transaction().execute(async (trx) => {
      const now = await trx
        .selectFrom('license_types')
        .select('current_version_id')
        .where('id', '=', type.id)
        .executeTakeFirst()
      // A newer version was published meanwhile: nobody has seen what that one wants.
      if (now?.current_version_id !== type.current_version_id) return []
      const known = definitionReader(trx)
      const drafts = await outdated(trx, type, last, true)
      for (const draft of drafts) await move(trx, draft, type.current_version_id, known, editor.actor)
      if (drafts.length > 0)
        await recordAudit(trx, editor.actor, {
          action: 'license_type.drafts_moved',
          entity_type: 'license_type',
          entity_id: type.id,
          after: { to_version_id: type.current_version_id, count: drafts.length },
        })
      return drafts
    })
    moved += batch.length
    last = batch.at(-1)?.id
    if (batch.length < BATCH) return moved
  }
}

async function outdated(
  db: Db,
  type: { id: string; current_version_id: string },
  after: string | undefined,
  lock = false,
): Promise<DraftRow[]> {
  return db
    .selectFrom('applications')
    .select(DRAFT_COLUMNS)
    .where('license_type_id', '=', type.id)
    .where('status', '=', 'draft')
    .where('license_type_version_id', '<>', type.current_version_id)
    .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(BATCH)
    .$if(lock, (query) => query.forUpdate())
    .execute()
}

async function move(
  trx: Trx,
  draft: DraftRow,
  toVersionId: string,
  known: ReturnType<typeof definitionReader>,
  actor: Actor,
): Promise<MovePlan> {
  const before = await known(draft.license_type_version_id)
  const after = await known(toVersionId)
  const plan = await planOf(trx, draft, before, after, actor.kind === 'user' ? (actor.name ?? '') : '')
  await writeAttachments(trx, draft.id, plan.documents)
  await trx
    .updateTable('applications')
    .set({
      license_type_version_id: toVersionId,
      data: JSON.stringify(await nameCodes(trx, plan.answers)),
      version: draft.version + 1,
    })
    .where('id', '=', draft.id)
    .where('status', '=', 'draft')
    .execute()
  await recordAudit(trx, actor, {
    action: 'application.moved_to_version',
    entity_type: 'application',
    entity_id: draft.id,
    company_id: draft.company_id,
    before: { license_type_version_id: draft.license_type_version_id },
    after: {
      license_type_version_id: toVersionId,
      dropped: plan.dropped.map((one) => one.key),
      missing: plan.missing.map((one) => one.key),
    },
  })
  return plan
}

async function planOf(
  db: Db,
  draft: DraftRow,
  before: LicenseDefinition,
  after: LicenseDefinition,
  userName: string,
): Promise<MovePlan> {
  const business = await getBusiness(db, draft.company_id as CompanyId)
  const documents = await getAttachments(db, draft.id)
  return planMove(before, after, { answers: draft.data as Answers, documents }, factsOf(business, userName))
}

function count(list: (Named & { count: number })[], named: Named): void {
  const known = list.find((one) => one.key === named.key)
  if (known) known.count += 1
  else list.push({ ...named, count: 1 })
}

/** Reads definitions by the id of their version, each once. */
function definitionReader(db: Db): (versionId: string) => Promise<LicenseDefinition> {
  const known = new Map<string, LicenseDefinition>()
  return async (versionId) => {
    const definition = known.get(versionId) ?? (await getDefinition(db, versionId))
    known.set(versionId, definition)
    return definition
  }
}
