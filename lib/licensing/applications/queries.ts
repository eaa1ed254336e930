import { sql } from 'kysely'
import type { Db, Trx } from '@/db'
import { toSummary } from '@/lib/documents/queries'
import { type CompanyId, isId } from '@/lib/ids'
import { type LicenseDefinition, readDefinition } from '../definitions/definition'
import type { PublishedLicenseType } from '../finder/profile'
import type { ApplicationStatus, StageKind } from '../process/status'
import type { Answers } from './answer-values'
import { revisionItemsSchema } from './revision-items'
import { readRevisionDraft } from './revision-scope'

// A published version never changes, so it is read and checked once per process.
const definitions = new Map<string, LicenseDefinition>()

function definitionOf(versionId: string, json: unknown): LicenseDefinition {
  const known = definitions.get(versionId)
  if (known) return known
  const definition = readDefinition(json)
  if (definitions.size > 500) definitions.clear()
  definitions.set(versionId, definition)
  return definition
}

/** The licence types that one can apply for, in their order, each with its current version. */
export async function listPublishedLicenseTypes(db: Db | Trx): Promise<PublishedLicenseType[]> {
  const rows = await publishedTypes(db)
    .orderBy('license_types.position')
    .orderBy('license_types.code')
    .execute()
  return rows.map(toPublished)
}

/** One that can be applied for, by its code. */
export async function findPublishedLicenseType(
  db: Db | Trx,
  code: string,
): Promise<PublishedLicenseType | undefined> {
  const row = await publishedTypes(db).where('license_types.code', '=', code).executeTakeFirst()
  return row && toPublished(row)
}

function publishedTypes(db: Db | Trx) {
  return db
    .selectFrom('license_types')
    .innerJoin('license_type_versions as version', 'version.id', 'license_types.current_version_id')
    .select([
      'license_types.id',
      'license_types.code',
      'version.id as version_id',
      'version.version',
      'version.definition',
    ])
    .where('license_types.status', '=', 'published')
}

function toPublished(row: {
  id: string
  code: string
  version_id: string
  version: number
  definition: unknown
}): PublishedLicenseType {
  return { ...row, definition: definitionOf(row.version_id, row.definition) }
}

/** An application with everything its owner sees of it: definition, stages, what happened, documents, licence. */
export async function findApplication(db: Db, companyId: CompanyId, id: string) {
  if (!isId(id)) return undefined
  const [row, stages, events, documents, revisions] = await Promise.all([
    db
      .selectFrom('applications')
      .innerJoin('license_types as type', 'type.id', 'applications.license_type_id')
      .innerJoin('license_type_versions as version', 'version.id', 'applications.license_type_version_id')
      .leftJoin('licenses', 'licenses.application_id', 'applications.id')
      .select([
        'applications.id',
        'applications.number',
        'applications.status',
        'applications.data',
        'applications.version',
        'applications.due_at',
        'applications.escalated_at',
        'applications.stage_kind',
        'applications.current_stage_id',
        'applications.submitted_at',
        'applications.decided_at',
        'applications.created_at',
        'applications.updated_at',
        'type.code as license_code',
        'type.status as type_status',
        'version.id as version_id',
        'version.definition',
        'licenses.number as license_number',
        'licenses.status as license_status',
        'licenses.verification_code',
        'licenses.valid_until_on',
        'licenses.issued_on',
      ])
      .where('applications.id', '=', id)
      .where('applications.company_id', '=', companyId)
      .executeTakeFirst(),
    db
      .selectFrom('application_stages as stage')
      .innerJoin('applications', 'applications.id', 'stage.application_id')
      .select([
        'stage.id',
        'stage.position',
        'stage.key',
        'stage.kind',
        'stage.status',
        'stage.working_days',
        'stage.round',
        'stage.started_at',
        'stage.due_at',
        'stage.completed_at',
      ])
      .where('stage.application_id', '=', id)
      .where('applications.company_id', '=', companyId)
      .orderBy('stage.position')
      .execute(),
    db
      .selectFrom('application_events as event')
      .innerJoin('applications', 'applications.id', 'event.application_id')
      .leftJoin('users', 'users.id', 'event.actor_user_id')
      .select([
        'event.id',
        'event.kind',
        'event.stage_id',
        'event.actor_kind',
        'event.data',
        'event.undone_at',
        'event.created_at',
      ])
      // That a step begins anew is told, but not what the office wrote about it.
      .select(sql<string | null>`case when not event.is_internal then event.comment end`.as('comment'))
      // Staff act as the office; members of the company are named.
      .select(
        sql<string | null>`case when event.actor_kind = 'applicant' then users.name end`.as('actor_name'),
      )
      .where('event.application_id', '=', id)
      .where((eb) => eb.or([eb('event.is_internal', '=', false), eb('event.kind', '=', 'send_back')]))
      .where('event.undone_at', 'is', null)
      .where('event.kind', '<>', 'undo')
      .where('applications.company_id', '=', companyId)
      .orderBy('event.created_at')
      .orderBy('event.id')
      .execute(),
    db
      .selectFrom('application_documents as attached')
      .innerJoin('applications', 'applications.id', 'attached.application_id')
      .innerJoin('documents', 'documents.id', 'attached.document_id')
      .select([
        'attached.requirement_key',
        'documents.id',
        'documents.file_name',
        'documents.content_type',
        'documents.size_bytes',
        'documents.kind',
        'documents.created_at',
      ])
      .where('attached.application_id', '=', id)
      .where('applications.company_id', '=', companyId)
      .where('documents.deleted_at', 'is', null)
      .orderBy('attached.created_at')
      .orderBy('documents.id')
      .execute(),
    db
      .selectFrom('application_revisions as revision')
      .innerJoin('applications', 'applications.id', 'revision.application_id')
      .select([
        'revision.id',
        'revision.message',
        'revision.items',
        'revision.due_at',
        'revision.answered_at',
        'revision.draft',
        'revision.version',
        'revision.created_at',
      ])
      .where('revision.application_id', '=', id)
      .where('applications.company_id', '=', companyId)
      .orderBy('revision.created_at')
      .execute(),
  ])
  if (!row) return undefined
  return {
    ...row,
    status: row.status as ApplicationStatus,
    stage_kind: row.stage_kind as StageKind | null,
    answers: row.data as Answers,
    definition: definitionOf(row.version_id, row.definition),
    stages: stages.map((stage) => ({ ...stage, kind: stage.kind as StageKind })),
    events,
    documents: documents.map(toSummary),
    revisions: revisions.map((revision) => ({
      ...revision,
      items: revisionItemsSchema.parse(revision.items),
      draft: revision.version === 1 ? undefined : readRevisionDraft(revision.draft),
    })),
  }
}

export type ApplicationDetail = NonNullable<Awaited<ReturnType<typeof findApplication>>>
