import { type Kysely, sql } from 'kysely'

/** An upload that is sent twice is stored once; the same file twice in a company is noticed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table documents add column upload_key uuid`.execute(db)
  await sql`create unique index documents_upload_key on documents (uploaded_by, upload_key)
    where upload_key is not null`.execute(db)
  await sql`create index documents_content_idx on documents (company_id, sha256) where deleted_at is null`.execute(
    db,
  )
  await sql`create index documents_deleted_idx on documents (deleted_at) where deleted_at is not null`.execute(
    db,
  )
}
