import { sql } from 'kysely'
import type { Db, Trx } from '@/db'
import { recordAudit } from '@/lib/audit/mutations'
import type { GrantedStaff } from '@/lib/auth/gates'
import { newId } from '@/lib/ids'
import type { Problem } from '../checks/problems'
import { referenceProblems } from '../checks/references'
import { readDefinition } from '../definition'
import { KEY, type Text } from '../texts'
import { blankDefinition } from './blank'
import { checkDefinition } from './check'
import { readDraftDefinition } from './draft'
import { toDefinitionJson } from './draft-json'
import { lockDraft, lockType } from './lock'

/** The member of staff who writes, as `requireStaff` grants it. */
export type Editor = Pick<GrantedStaff, 'staff_id' | 'actor'>

type Refused<Reason extends string> = { ok: false; reason: Reason }
export type DraftConflict = Refused<'conflict'> & { by: string | null; revision: number }

/**
 * Makes a licence type that nobody sees yet, with a first draft: `definition`, or a nearly empty one. `codeTaken` when the
 * code is in use, `codeInvalid` when it is none (small letters, digits and underscores, beginning with a letter).
 */
export async function createLicenseType(
  trx: Trx,
  editor: Editor,
  input: { code: string; name: Text; definition?: unknown },
): Promise<{ ok: true; revision: number } | Refused<'codeTaken' | 'codeInvalid'>> {
  if (!KEY.test(input.code)) return { ok: false, reason: 'codeInvalid' }
  const id = newId()
  const inserted = await trx
    .insertInto('license_types')
    .values({ id, code: input.code, name_id: input.name.id, name_en: input.name.en, authority: '' })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) return { ok: false, reason: 'codeTaken' }
  const definition = input.definition ?? blankDefinition(input.name)
  await insertDraft(trx, editor, { license_type_id: id, version: 1, definition })
  await recordAudit(trx, editor.actor, {
    action: 'license_type.created',
    entity_type: 'license_type',
    entity_id: id,
    after: { code: input.code, name: input.name },
  })
  return { ok: true, revision: 1 }
}

/** Begins the next version as a draft: `definition`, or the current version once more. `draftExists` when one is being written. */
export async function startDefinitionDraft(
  trx: Trx,
  editor: Editor,
  input: { code: string; definition?: unknown },
): Promise<{ ok: true; version: number } | Refused<'notFound' | 'draftExists'>> {
  const type = await lockType(trx, input.code)
  if (!type) return { ok: false, reason: 'notFound' }
  if (await lockDraft(trx, type.id)) return { ok: false, reason: 'draftExists' }
  const versions = await trx
    .selectFrom('license_type_versions')
    .select(['id', 'version', 'definition'])
    .where('license_type_id', '=', type.id)
    .orderBy('version', 'desc')
    .execute()
  const current = versions.find((version) => version.id === type.current_version_id)
  const definition = input.definition ?? current?.definition
  if (definition === undefined) return { ok: false, reason: 'notFound' }
  const version = (versions[0]?.version ?? 0) + 1
  await insertDraft(trx, editor, { license_type_id: type.id, version, definition })
  await recordAudit(trx, editor.actor, {
    action: 'license_type.draft_started',
    entity_type: 'license_type',
    entity_id: type.id,
    after: { code: input.code, version, imported: input.definition !== undefined },
  })
  return { ok: true, version }
}

/**
 * Keeps the draft as it is, valid or not, and says what is wrong with it. `conflict` when somebody has saved since the
 * revision one has seen: it names who, and nothing is overwritten.
 */
export async function saveDefinitionDraft(
  trx: Trx,
  editor: Editor,
  input: { code: string; revision: number; definition: unknown },
): Promise<{ ok: true; revision: number; problems: Problem[] } | DraftConflict | Refused<'notFound'>> {
  const type = await lockType(trx, input.code)
  const draft = type && (await lockDraft(trx, type.id))
  if (!draft) return { ok: false, reason: 'notFound' }
  if (draft.revision !== input.revision)
    return { ok: false, reason: 'conflict', by: draft.updated_by_name, revision: draft.revision }
  const json = toDefinitionJson(readDraftDefinition(input.definition))
  const revision = draft.revision + 1
  await trx
    .updateTable('license_type_versions')
    .set({ definition: JSON.stringify(json), revision, updated_by: editor.staff_id })
    .where('id', '=', draft.id)
    .execute()
  if (type.current_version_id === null) await nameType(trx, type.id, json)
  await auditEdit(trx, editor, type, { version: draft.version, revision })
  return { ok: true, revision, problems: await problemsOf(trx, input.code, json) }
}

/** Throws the draft away; a type that never was published goes with it. */
export async function discardDefinitionDraft(
  trx: Trx,
  editor: Editor,
  input: { code: string; revision: number },
): Promise<{ ok: true; type_removed: boolean } | DraftConflict | Refused<'notFound'>> {
  const type = await lockType(trx, input.code)
  const draft = type && (await lockDraft(trx, type.id))
  if (!draft) return { ok: false, reason: 'notFound' }
  if (draft.revision !== input.revision)
    return { ok: false, reason: 'conflict', by: draft.updated_by_name, revision: draft.revision }
  await trx.deleteFrom('license_type_versions').where('id', '=', draft.id).execute()
  const type_removed = type.current_version_id === null
  if (type_removed) await trx.deleteFrom('license_types').where('id', '=', type.id).execute()
  await recordAudit(trx, editor.actor, {
    action: 'license_type.draft_discarded',
    entity_type: 'license_type',
    entity_id: type.id,
    before: { code: input.code, version: draft.version, definition: draft.definition },
  })
  return { ok: true, type_removed }
}

/**
 * Makes the draft the current version: new applications begin with it, those under way stay on theirs. `conflict` when the
 * draft is no longer the one that was looked at, `problems` while anything is wrong with it.
 */
export async function publishDefinitionDraft(
  trx: Trx,
  editor: Editor,
  input: { code: string; revision: number },
  now = new Date(),
): Promise<
  | { ok: true; version: number }
  | DraftConflict
  | Refused<'notFound'>
  | (Refused<'problems'> & { problems: Problem[] })
> {
  const type = await lockType(trx, input.code)
  const draft = type && (await lockDraft(trx, type.id))
  if (!draft) return { ok: false, reason: 'notFound' }
  if (draft.revision !== input.revision)
    return { ok: false, reason: 'conflict', by: draft.updated_by_name, revision: draft.revision }
  const problems = await problemsOf(trx, input.code, draft.definition)
  if (problems.length > 0) return { ok: false, reason: 'problems', problems }

  const definition = readDefinition(draft.definition)
  await trx
    .updateTable('license_type_versions')
    .set({ status: 'retired' })
    .where('license_type_id', '=', type.id)
    .where('status', '=', 'published')
    .execute()
  await trx
    .updateTable('license_type_versions')
    .set({ status: 'published', published_at: now, definition: JSON.stringify(definition) })
    .where('id', '=', draft.id)
    .execute()
  await trx
    .updateTable('license_types')
    .set({
      name_id: definition.name.id,
      name_en: definition.name.en,
      authority: definition.authority.id,
      position: definition.recommendation.position,
      current_version_id: draft.id,
      // A retired type stays retired until somebody opens it again.
      ...(type.status === 'draft' && { status: 'published' }),
    })
    .where('id', '=', type.id)
    .execute()
  await recordAudit(trx, editor.actor, {
    action: 'license_type.published',
    entity_type: 'license_type',
    entity_id: type.id,
    before: { version_id: type.current_version_id },
    after: { code: input.code, version: draft.version, version_id: draft.id },
  })
  return { ok: true, version: draft.version }
}

/** Everything wrong with the JSON of a definition, what only the database knows included. */
export async function problemsOf(db: Db, code: string, json: unknown): Promise<Problem[]> {
  const { problems, shown } = checkDefinition(json)
  return shown ? [...problems, ...(await referenceProblems(db, code, shown))] : problems
}

async function insertDraft(
  trx: Trx,
  editor: Editor,
  draft: { license_type_id: string; version: number; definition: unknown },
): Promise<void> {
  await trx
    .insertInto('license_type_versions')
    .values({
      ...draft,
      id: newId(),
      definition: JSON.stringify(draft.definition),
      created_by: editor.staff_id,
      updated_by: editor.staff_id,
    })
    .execute()
}

/** A type that is not published yet is listed under the name its draft has. */
async function nameType(trx: Trx, id: string, json: unknown): Promise<void> {
  const { name, authority } = readDraftDefinition(json)
  await trx
    .updateTable('license_types')
    .set({ name_id: name.id, name_en: name.en, authority: authority.id })
    .where('id', '=', id)
    .execute()
}

/** One entry for an hour of one person's writing: each key would drown the rest of the log. */
async function auditEdit(
  trx: Trx,
  editor: Editor,
  type: { id: string; code: string },
  after: { version: number; revision: number },
): Promise<void> {
  const recent = await trx
    .selectFrom('audit_log')
    .select('id')
    .where('entity_type', '=', 'license_type')
    .where('entity_id', '=', type.id)
    .where('action', '=', 'license_type.draft_edited')
    .where('actor_user_id', '=', editor.staff_id)
    .where('created_at', '>', sql<Date>`now() - interval '1 hour'`)
    .where(sql<boolean>`(after->>'version')::int = ${after.version}`)
    .limit(1)
    .executeTakeFirst()
  if (recent) return
  await recordAudit(trx, editor.actor, {
    action: 'license_type.draft_edited',
    entity_type: 'license_type',
    entity_id: type.id,
    after: { code: type.code, ...after },
  })
}
