import { sql } from 'kysely'
import type { Db } from '@/db'
import { readDefinition } from '../definitions/definition'

export type Dossier = NonNullable<Awaited<ReturnType<typeof findDossier>>>
export type DossierEvent = Dossier['events'][number]
export type DossierRevision = Dossier['revisions'][number]
export type DossierDocument = Dossier['documents'][number]
export type DossierStage = Dossier['stages'][number]
export type DossierSubmission = Dossier['submissions'][number]
export type MovedDeadline = Dossier['moved'][number]

/**
 * All there is to a case, for staff: application, company, stages, history, revisions, documents, the licence that came of
 * it. Queries side by side: one round trip. Undefined for what does not exist and for drafts, which are the applicant's own.
 */
export async function findDossier(db: Db, id: string) {
  const [application, stages, events, revisions, documents, submissions, moved, license] = await Promise.all([
    findApplication(db, id),
    listStages(db, id),
    listEvents(db, id),
    listRevisions(db, id),
    listAttached(db, id),
    listSubmissions(db, id),
    listMovedDeadlines(db, id),
    db
      .selectFrom('licenses')
      .select(['number', 'verification_code', 'status', 'issued_on', 'valid_until_on'])
      .where('application_id', '=', id)
      .executeTakeFirst(),
  ])
  if (!application) return undefined
  const { definition, ...row } = application
  return {
    application: row,
    definition: readDefinition(definition),
    stages,
    events,
    revisions,
    documents,
    submissions,
    moved,
    license,
  }
}

/** Who may be given cases, for a supervisor's list. */
export async function listReviewers(db: Db) {
  return db
    .selectFrom('users')
    .select(['id', 'name', 'staff_role'])
    .where('staff_role', 'in', ['reviewer', 'supervisor'])
    .where('disabled_at', 'is', null)
    .orderBy('name')
    .execute()
}

async function findApplication(db: Db, id: string) {
  return db
    .selectFrom('applications as a')
    .innerJoin('companies as c', 'c.id', 'a.company_id')
    .innerJoin('license_type_versions as v', 'v.id', 'a.license_type_version_id')
    .leftJoin('users as holder', 'holder.id', 'a.assignee_id')
    .leftJoin('users as applicant', 'applicant.id', 'a.created_by')
    .leftJoin('company_kblis as kbli', (join) =>
      join.onRef('kbli.company_id', '=', 'c.id').on('kbli.is_main', '=', true),
    )
    .leftJoin('kbli_codes as activity', (join) =>
      join.onRef('activity.version', '=', 'kbli.version').onRef('activity.code', '=', 'kbli.code'),
    )
    .select([
      'a.id',
      'a.number',
      'a.company_id',
      'a.status',
      'a.version',
      'a.priority',
      'a.data',
      'a.current_stage_id',
      'a.stage_kind',
      'a.stage_role',
      'a.assignee_id',
      'a.due_at',
      'a.kind',
      'a.priority_reason',
      'a.escalated_at',
      'a.submitted_at',
      'a.decided_at',
      'v.definition',
      'holder.name as holder_name',
      'applicant.locale as applicant_locale',
      'c.legal_name',
      'c.trade_name',
      'c.entity_kind',
      'c.nik_masked',
      'c.npwp',
      'c.nib',
      'c.phone',
      'c.email',
      'c.address',
      'c.postal_code',
      'c.premises_tenure',
      'c.business_description',
      'c.people_count',
      'c.capital_amount',
      'c.yearly_sales_amount',
      'c.scale',
      'activity.code as kbli_code',
      'activity.title_id as kbli_title',
      sql<string | null>`(select string_agg(r.name, ', ' order by r.level desc) from regions r
        where r.code in (c.village_code, left(c.village_code, 8), left(c.village_code, 5), left(c.village_code, 2)))`.as(
        'place',
      ),
    ])
    .where('a.id', '=', id)
    .where('a.status', '<>', 'draft')
    .executeTakeFirst()
}

async function listStages(db: Db, id: string) {
  return db
    .selectFrom('application_stages as s')
    .leftJoin('users as u', 'u.id', 's.completed_by')
    .select([
      's.id',
      's.position',
      's.key',
      's.role',
      's.status',
      's.outcome',
      's.round',
      's.separate_from',
      's.completed_by',
      's.working_days',
      's.applicant_days',
      's.checklist',
      's.note',
      's.due_at',
      's.completed_at',
      'u.name as completed_by_name',
    ])
    .where('s.application_id', '=', id)
    .orderBy('s.position')
    .execute()
}

async function listEvents(db: Db, id: string) {
  return db
    .selectFrom('application_events as e')
    .leftJoin('users as u', 'u.id', 'e.actor_user_id')
    .leftJoin('application_stages as s', 's.id', 'e.stage_id')
    .select([
      'e.id',
      'e.kind',
      'e.actor_kind',
      'e.comment',
      'e.is_internal',
      'e.data',
      'e.created_at',
      'e.undone_at',
      'e.actor_user_id',
      'u.name as actor_name',
      's.key as stage_key',
    ])
    .where('e.application_id', '=', id)
    .orderBy('e.created_at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(200)
    .execute()
}

async function listRevisions(db: Db, id: string) {
  return db
    .selectFrom('application_revisions as r')
    .leftJoin('users as u', 'u.id', 'r.requested_by')
    .select([
      'r.id',
      'r.message',
      'r.items',
      'r.due_at',
      'r.answered_at',
      'r.created_at',
      'u.name as requested_by_name',
    ])
    .where('r.application_id', '=', id)
    .orderBy('r.created_at')
    .execute()
}

async function listAttached(db: Db, id: string) {
  return db
    .selectFrom('application_documents as ad')
    .innerJoin('documents as d', 'd.id', 'ad.document_id')
    .select(['ad.requirement_key', 'd.id', 'd.file_name', 'd.content_type', 'd.size_bytes', 'd.created_at'])
    .where('ad.application_id', '=', id)
    .where('d.deleted_at', 'is', null)
    .orderBy('ad.created_at')
    .execute()
}

/** Each sending of the contents, the latest first. */
async function listSubmissions(db: Db, id: string) {
  return db
    .selectFrom('application_submissions as s')
    .leftJoin('users as u', 'u.id', 's.submitted_by')
    .select([
      's.id',
      's.version',
      's.kind',
      's.revision_id',
      's.data',
      's.documents',
      's.comment',
      's.submitted_at',
      'u.name as submitted_by_name',
    ])
    .where('s.application_id', '=', id)
    .orderBy('s.version', 'desc')
    .execute()
}

/** The deadlines of the case that a change of the calendar moved. */
async function listMovedDeadlines(db: Db, id: string) {
  return db
    .selectFrom('deadline_moves as m')
    .innerJoin('calendar_changes as c', 'c.id', 'm.calendar_change_id')
    .select([
      'm.clock_id',
      'm.calendar_change_id',
      'm.side',
      'm.old_due_at',
      'm.new_due_at',
      'm.created_at',
      'c.reason',
    ])
    .where('m.application_id', '=', id)
    .orderBy('m.created_at', 'desc')
    .limit(50)
    .execute()
}
