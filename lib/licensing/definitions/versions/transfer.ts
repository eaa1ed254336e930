import { z } from 'zod'
import type { Db } from '@/db'
import type { StaffId } from '@/lib/ids'
import type { Problem } from '../checks/problems'
import { KEY } from '../texts'
import { checkDefinition } from './check'
import { type Change, diffDefinitions } from './diff'
import { readDraftDefinition } from './draft'
import { toDefinitionJson } from './draft-json'
import { problemsOf } from './mutations'

const FORMAT = 'izinku.license_type'

/** Far above any licence type; a file beyond it is something else. */
export const LARGEST_TRANSFER = 400_000

const envelope = z.object({
  format: z.literal(FORMAT),
  format_version: z.int().min(1),
  code: z.string().regex(KEY),
  definition: z.record(z.string(), z.unknown()),
})

/** A version as a file that another Izinku can import. */
export function toTransfer(type: { code: string; version: number; definition: unknown }, now: Date): string {
  const { code, version, definition } = type
  const file = {
    format: FORMAT,
    format_version: 1,
    code,
    version,
    exported_at: now.toISOString(),
    definition,
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

export type TransferRefusal = 'tooLarge' | 'notJson' | 'notOurs' | 'newerFormat' | 'empty'

/** What a file or a pasted text holds, as the JSON of a draft and as it came; or why it is not taken. Never throws. */
export function readTransfer(
  text: string,
): { ok: true; code: string; raw: unknown; definition: unknown } | { ok: false; reason: TransferRefusal } {
  if (new Blob([text]).size > LARGEST_TRANSFER) return { ok: false, reason: 'tooLarge' }
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return { ok: false, reason: 'notJson' }
  }
  const parsed = envelope.safeParse(json)
  if (!parsed.success) return { ok: false, reason: 'notOurs' }
  if (parsed.data.format_version > 1) return { ok: false, reason: 'newerFormat' }
  const draft = readDraftDefinition(parsed.data.definition)
  if (draft.sections.length === 0 && draft.stages.length === 0) return { ok: false, reason: 'empty' }
  return {
    ok: true,
    code: parsed.data.code,
    raw: parsed.data.definition,
    definition: toDefinitionJson(draft),
  }
}

export type TransferPreview = {
  code: string
  name: { id: string; en: string }
  /** What importing would do: a type of its own, or the next draft of one that is there. */
  target: 'new_type' | 'new_draft'
  /** A draft is being written: it would have to be published or thrown away first. */
  draft_exists: boolean
  counts: { fields: number; documents: number; stages: number }
  problems: Problem[]
  /** Against the version that is current here; empty for a new type and where the file cannot be read as a whole. */
  changes: Change[]
}

/** What importing a file under a code would do. Nothing is written. */
export async function previewTransfer(
  db: Db,
  _staff: StaffId,
  file: { code: string; raw: unknown; definition: unknown },
): Promise<TransferPreview> {
  const type = await db
    .selectFrom('license_types as type')
    .leftJoin('license_type_versions as version', 'version.id', 'type.current_version_id')
    .select((eb) => [
      'type.id',
      'version.definition',
      eb
        .exists(
          eb
            .selectFrom('license_type_versions as draft')
            .select('draft.id')
            .whereRef('draft.license_type_id', '=', 'type.id')
            .where('draft.status', '=', 'draft'),
        )
        .as('has_draft'),
    ])
    .where('type.code', '=', file.code)
    .executeTakeFirst()
  const draft = readDraftDefinition(file.definition)
  // As it came: what has no place in a definition is named before it is left out.
  const foreign = checkDefinition(file.raw).problems.filter((problem) => problem.code === 'keysUnknown')
  const after = checkDefinition(file.definition).shown
  const before = type?.definition ? checkDefinition(type.definition).shown : undefined
  return {
    code: file.code,
    name: draft.name,
    target: type ? 'new_draft' : 'new_type',
    draft_exists: Boolean(type?.has_draft),
    counts: {
      fields: draft.sections.reduce((sum, section) => sum + section.fields.length, 0),
      documents: draft.documents.length,
      stages: draft.stages.length,
    },
    problems: [...foreign, ...(await problemsOf(db, file.code, file.definition))],
    changes: before && after ? diffDefinitions(before, after) : [],
  }
}
