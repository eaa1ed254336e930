import type { Db } from '@/db'
import { createOwnedCompany, createUser } from '@/db/testing-rows'
import type { StaffRole } from '@/lib/auth/permissions'
import { newId, type StaffId } from '@/lib/ids'
import { definitionSchema, type LicenseDefinition } from '../definitions/definition'
import { lockApplication } from '../process/lock'
import { openFirstStage } from '../process/stages'
import type { Reviewer } from './reviewer'

const text = (word: string) => ({ id: word, en: `${word} (en)` })

/** A small licence type: two reviewers' stages, a supervisor's decision, then the issue with the authority's number. */
export const TEST_DEFINITION = definitionSchema.parse({
  name: text('Izin Uji'),
  summary: text('Untuk uji'),
  authority: text('Dinas Uji'),
  eligibility: {},
  recommendation: { need: 'required', why: text('Perlu'), position: 1 },
  fee: { amount: 0 },
  validity: { years: 5 },
  official_time: text('5 hari kerja'),
  sections: [
    {
      key: 'product',
      title: text('Produk'),
      fields: [
        { key: 'product_name', type: 'text', label: text('Nama produk') },
        { key: 'owner_nik', type: 'text', label: text('NIK') },
      ],
    },
  ],
  documents: [{ key: 'label', label: text('Label'), kinds: ['product_label'] }],
  stages: [
    {
      key: 'intake',
      kind: 'intake',
      name: text('Penerimaan'),
      role: 'reviewer',
      checklist: [
        { key: 'complete', label: text('Lengkap') },
        { key: 'readable', label: text('Terbaca') },
      ],
    },
    { key: 'check', kind: 'document_check', name: text('Periksa'), role: 'reviewer', working_days: 3 },
    { key: 'decision', kind: 'decision', name: text('Putusan'), role: 'supervisor' },
    { key: 'issue', kind: 'issue', name: text('Terbit'), role: 'reviewer' },
  ],
  certificate: {
    title: text('Sertifikat Uji'),
    statement: text('Pemegang memenuhi syarat.'),
    number: {
      source: 'authority',
      pattern: '[0-9]{15}',
      example: '206327301000131',
      help: text('15 angka'),
    },
  },
})

export async function createReviewer(db: Db, role: StaffRole = 'reviewer'): Promise<Reviewer> {
  const user = await createUser(db, { staff_role: role })
  return {
    staff_id: user.id as StaffId,
    role,
    actor: { kind: 'staff', user_id: user.id, name: user.name },
  }
}

export async function createLicenseType(db: Db, definition = TEST_DEFINITION) {
  const type = { id: newId(), version_id: newId() }
  await db
    .insertInto('license_types')
    .values({
      id: type.id,
      code: `test_${type.id.slice(-12)}`,
      name_id: definition.name.id,
      name_en: definition.name.en,
      authority: 'Dinas Uji',
      status: 'published',
    })
    .execute()
  await db
    .insertInto('license_type_versions')
    .values({
      id: type.version_id,
      license_type_id: type.id,
      version: 1,
      status: 'published',
      definition: JSON.stringify(definition),
    })
    .execute()
  return type
}

let counter = 0

/** An application that was just submitted, in its first stage and held by nobody. */
export async function createSubmitted(
  db: Db,
  type: { id: string; version_id: string },
  overrides: { priority?: string; now?: Date; trade_name?: string; definition?: LicenseDefinition } = {},
) {
  const { owner, company } = await createOwnedCompany(db, {
    nik_encrypted: 'v1.x',
    nik_masked: '3273••••••••0001',
    phone: '+6281234567890',
    address: 'Jalan Rahasia 7',
    legal_name: 'Sari Wulandari',
    ...(overrides.trade_name && { trade_name: overrides.trade_name }),
  })
  const id = newId()
  const now = overrides.now ?? new Date()
  await db
    .insertInto('applications')
    .values({
      id,
      number: `IZN-T-${process.pid}-${++counter}`,
      company_id: company.id,
      company_name: company.trade_name,
      license_type_id: type.id,
      license_type_version_id: type.version_id,
      status: 'submitted',
      priority: overrides.priority ?? 'normal',
      data: JSON.stringify({ product_name: 'Keripik tempe', owner_nik: '3273014510850001' }),
      submitted_at: now,
      created_by: owner.id,
    })
    .execute()
  await db.transaction().execute(async (trx) => {
    const application = await lockApplication(trx, id)
    if (!application) throw new Error('The application was not inserted')
    const changes = await openFirstStage(trx, application, overrides.definition ?? TEST_DEFINITION, now)
    await trx.updateTable('applications').set(changes).where('id', '=', id).execute()
  })
  return { id, company, owner }
}

export async function getApplication(db: Db, id: string) {
  return db.selectFrom('applications').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}
