import type { Db } from '@/db'
import { addMember, createOwnedCompany, createUser } from '@/db/testing-rows'
import type { CompanyRole } from '@/lib/auth/permissions'
import { type CompanyId, newId } from '@/lib/ids'
import type { Answers } from './answer-values'
import { type Applicant, saveDraft, startApplication, submitApplication } from './mutations'

// Mails carry links, and links need the environment to be complete.
process.env.AUTH_SECRET ??= 'x'.repeat(32)
process.env.ENCRYPTION_KEY ??= '0'.repeat(64)
process.env.MIDTRANS_SERVER_KEY ??= 'x'
process.env.MIDTRANS_CLIENT_KEY ??= 'x'
process.env.SENDGRID_API_KEY ??= 'x'
process.env.SENDGRID_WEBHOOK_PUBLIC_KEY ??= 'x'

/** A food business in Bandung with an owner who may act for it. It has a NIB unless told otherwise. */
export async function createApplicant(db: Db, overrides: { nib?: string | null } = {}): Promise<Applicant> {
  const { owner, company } = await createOwnedCompany(db, {
    nib: '1234567890123',
    phone: '+6281234567890',
    email: 'sari@test.example',
    village_code: '32.73.01.1001',
    province_code: '32',
    address: 'Jalan Melati 5',
    postal_code: '40115',
    scale: 'micro',
    yearly_sales_amount: 120_000_000n,
    capital_amount: 10_000_000n,
    people_count: 2,
    ...overrides,
  })
  await db
    .insertInto('company_kblis')
    .values({ company_id: company.id, version: '2025', code: '10794', is_main: true })
    .execute()
  return {
    company: {
      id: company.id as CompanyId,
      slug: company.slug,
      trade_name: company.trade_name,
      legal_name: company.legal_name,
      time_zone: 'Asia/Jakarta',
    },
    role: 'owner',
    actor: { kind: 'user', user_id: owner.id, name: owner.name },
  }
}

/** Another member of the same company. */
export async function createColleague(db: Db, applicant: Applicant, role: CompanyRole): Promise<Applicant> {
  const user = await createUser(db)
  await addMember(db, applicant.company.id, user.id, role)
  return { ...applicant, role, actor: { kind: 'user', user_id: user.id, name: user.name } }
}

/** A document in the company's library. */
export async function createDocument(db: Db, companyId: string, kind = 'ktp'): Promise<string> {
  const id = newId()
  await db
    .insertInto('documents')
    .values({
      id,
      company_id: companyId,
      kind,
      file_name: `${kind}.pdf`,
      content_type: 'application/pdf',
      size_bytes: 1200n,
      sha256: id.replaceAll('-', '').padEnd(64, '0'),
      storage_key: `test/${id}`,
    })
    .execute()
  return id
}

/** What a trademark application needs; the rest is prefilled. */
export const MARK_ANSWERS: Answers = {
  owner_kind: 'individual',
  owner_name: 'Sari Wulandari',
  region: { code: '32.73.01.1001', label: '' },
  address: 'Jalan Melati 5',
  postal_code: '40115',
  phone: '081234567890',
  email: 'sari@test.example',
  is_umk: false,
  mark_type: 'word',
  mark_name: 'Keripik Sari',
  mark_meaning: 'Keripik buatan Sari',
  is_foreign: false,
  nice_class: 30,
  goods: [{ name: 'Keripik singkong' }],
  in_use: false,
  ownership: true,
  authorisation: true,
}

/** A draft for a trademark; every business may have one. */
export async function createDraft(db: Db, applicant: Applicant): Promise<string> {
  const id = newId()
  const started = await db
    .transaction()
    .execute((trx) => startApplication(trx, applicant, { code: 'merek', application_id: id }))
  if (!started.ok) throw new Error(`The draft was refused: ${started.reason}`)
  return id
}

/** A trademark application with everything it needs, just sent. */
export async function createSent(db: Db, applicant: Applicant, now = new Date()): Promise<string> {
  const id = await createDraft(db, applicant)
  const file = (kind: string) => createDocument(db, applicant.company.id, kind)
  const documents = {
    mark_label: [await file('logo')],
    signature: [await file('signature')],
    ktp: [await file('ktp')],
  }
  await db.transaction().execute(async (trx) => {
    const draft = { application_id: id, version: 1, answers: MARK_ANSWERS, documents }
    await saveDraft(trx, applicant, draft)
    const sent = { application_id: id, version: 2, transaction_id: newId() }
    const outcome = await submitApplication(trx, applicant, sent, now)
    if (!outcome.ok) throw new Error(`The application was refused: ${outcome.reason}`)
  })
  return id
}
