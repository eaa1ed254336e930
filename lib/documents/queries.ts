import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db, Trx } from '@/db'
import { COMPANY_PERMISSIONS, can } from '@/lib/auth/permissions'
import type { SessionUser } from '@/lib/auth/session'
import type { CompanyId, UserId } from '@/lib/ids'
import type { DocumentSummary } from './schema'

const COLUMNS = ['id', 'file_name', 'content_type', 'size_bytes', 'kind', 'created_at'] as const

/** Bytes of one file always fit a number. */
export function toSummary<Row extends { size_bytes: bigint }>(row: Row) {
  return { ...row, size_bytes: Number(row.size_bytes) }
}

/** A company's documents, newest first. */
export async function listDocuments(db: Db | Trx, companyId: CompanyId): Promise<DocumentSummary[]> {
  const rows = await db
    .selectFrom('documents')
    .select(COLUMNS)
    .where('company_id', '=', companyId)
    .where('deleted_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(toSummary)
}

/** Those of the given documents that the company has; others are simply not among them. */
export async function findDocuments(
  db: Db | Trx,
  companyId: CompanyId,
  ids: string[],
): Promise<DocumentSummary[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('documents')
    .select(COLUMNS)
    .where('company_id', '=', companyId)
    .where('id', 'in', ids)
    .where('deleted_at', 'is', null)
    .execute()
  return rows.map(toSummary)
}

/** As `findDocuments`, and keeps them from being deleted until the transaction ends: for attaching them to something. */
export async function lockDocuments(
  trx: Trx,
  companyId: CompanyId,
  ids: string[],
): Promise<DocumentSummary[]> {
  if (ids.length === 0) return []
  const rows = await trx
    .selectFrom('documents')
    .select(COLUMNS)
    .where('company_id', '=', companyId)
    .where('id', 'in', ids)
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .forShare()
    .execute()
  return rows.map(toSummary)
}

/** The documents of an onboarding, oldest first: the order in which they were added. */
export async function listWorkflowDocuments(db: Db | Trx, workflowId: string): Promise<DocumentSummary[]> {
  const rows = await db
    .selectFrom('documents')
    .select(COLUMNS)
    .where('workflow_id', '=', workflowId)
    .where('deleted_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(toSummary)
}

export type LibraryDocument = DocumentSummary & {
  uploader: string | null
  used_in: { id: string; number: string; status: string }[]
}

/** A company's library with where each document is used. `search` looks in file names. At most 500, newest first. */
export async function listLibrary(db: Db, companyId: CompanyId, search: string): Promise<LibraryDocument[]> {
  let documents = db
    .selectFrom('documents')
    .leftJoin('users', 'users.id', 'documents.uploaded_by')
    .select([
      'documents.id',
      'documents.file_name',
      'documents.content_type',
      'documents.size_bytes',
      'documents.kind',
      'documents.created_at',
      'users.name as uploader',
    ])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('application_documents')
          .innerJoin('applications', 'applications.id', 'application_documents.application_id')
          .select(['applications.id', 'applications.number', 'applications.status'])
          .distinct()
          .whereRef('application_documents.document_id', '=', 'documents.id')
          .where('applications.company_id', '=', companyId)
          .orderBy('applications.number'),
      ).as('used_in'),
    )
    .where('documents.company_id', '=', companyId)
    .where('documents.deleted_at', 'is', null)
  if (search) {
    documents = documents.where(sql<boolean>`strpos(lower(documents.file_name), ${search.toLowerCase()}) > 0`)
  }
  const rows = await documents
    .orderBy('documents.created_at', 'desc')
    .orderBy('documents.id', 'desc')
    .limit(500)
    .execute()
  return rows.map(toSummary)
}

/**
 * A document for reading its file: by members of its company (what was taken at a visit once it is shared), by staff who
 * see cases, what proves a payment by those who see payments, and before there is a company by whoever owns the onboarding. Undefined for everyone else, as for a document that does not exist.
 */
export async function findReadableDocument(db: Db, user: SessionUser, id: string) {
  const seesCases = user.staff_role !== null && can(user.staff_role, 'case.view')
  const seesPayments = user.staff_role !== null && can(user.staff_role, 'payment.view')
  return db
    .selectFrom('documents')
    .select(['id', 'file_name', 'content_type', 'storage_key'])
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb.lit(seesCases),
        eb.and([
          eb.lit(seesPayments),
          eb.exists(
            eb
              .selectFrom('payments')
              .select('payments.id')
              .whereRef('payments.proof_document_id', '=', 'documents.id'),
          ),
        ]),
        eb.exists(
          eb
            .selectFrom('company_members')
            .innerJoin('companies', 'companies.id', 'company_members.company_id')
            .select('company_members.user_id')
            .whereRef('company_members.company_id', '=', 'documents.company_id')
            .where('company_members.user_id', '=', user.id)
            .where('company_members.role', 'in', COMPANY_PERMISSIONS['document.view'])
            .where('companies.disabled_at', 'is', null),
        ),
        eb.exists(
          eb
            .selectFrom('visit_photos')
            .innerJoin('visits', 'visits.id', 'visit_photos.visit_id')
            .innerJoin('applications', 'applications.id', 'visits.application_id')
            .innerJoin('company_members', 'company_members.company_id', 'applications.company_id')
            .innerJoin('companies', 'companies.id', 'applications.company_id')
            .select('visit_photos.id')
            .whereRef('visit_photos.document_id', '=', 'documents.id')
            .where('visit_photos.shared', '=', true)
            .where('company_members.user_id', '=', user.id)
            .where('companies.disabled_at', 'is', null),
        ),
        eb.exists(
          eb
            .selectFrom('onboarding_workflows')
            .select('onboarding_workflows.id')
            .whereRef('onboarding_workflows.id', '=', 'documents.workflow_id')
            .where('onboarding_workflows.user_id', '=', user.id),
        ),
      ]),
    )
    .executeTakeFirst()
}

/** What an earlier request with the same upload key stored. */
export async function findUpload(
  db: Db | Trx,
  userId: UserId,
  uploadKey: string,
): Promise<DocumentSummary | undefined> {
  const row = await db
    .selectFrom('documents')
    .select(COLUMNS)
    .where('uploaded_by', '=', userId)
    .where('upload_key', '=', uploadKey)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return row && toSummary(row)
}
