import { randomBytes } from 'node:crypto'
import { type Insertable, sql } from 'kysely'
import type { Db, Trx } from './index'
import type { Companies, Users } from './types'

// Rows for tests: each call makes one that collides with nothing, `overrides` says what the test is about.

const id = () => {
  const bytes = randomBytes(16)
  const time = BigInt(Date.now())
  bytes.writeUIntBE(Number(time), 0, 6)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
const unique = () => randomBytes(5).toString('hex')

/** Does to rows what no code of ours may, such as a state that cannot follow the one before: triggers and foreign keys are off for it. */
export async function arrange(db: Db, change: (trx: Trx) => Promise<unknown>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`set local session_replication_role = replica`.execute(trx)
    await change(trx)
  })
}

/** A user with a verified address. `staff_role` makes staff of them. */
export async function createUser(db: Db | Trx, overrides: Partial<Insertable<Users>> = {}) {
  const name = overrides.name ?? `Pengguna ${unique()}`
  return db
    .insertInto('users')
    .values({ id: id(), name, email: `${unique()}@test.example`, email_verified: true, ...overrides })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** A company without members. */
export async function createCompany(db: Db | Trx, overrides: Partial<Insertable<Companies>> = {}) {
  const word = unique()
  return db
    .insertInto('companies')
    .values({
      id: id(),
      slug: `usaha-${word}`,
      legal_name: `Usaha ${word}`,
      trade_name: `Warung ${word}`,
      entity_kind: 'individual',
      ...overrides,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function addMember(
  db: Db | Trx,
  companyId: string,
  userId: string,
  role = 'owner',
): Promise<void> {
  await db.insertInto('company_members').values({ company_id: companyId, user_id: userId, role }).execute()
}

/** A company with its owner. */
export async function createOwnedCompany(db: Db | Trx, overrides: Partial<Insertable<Companies>> = {}) {
  const owner = await createUser(db)
  const company = await createCompany(db, { created_by: owner.id, ...overrides })
  await addMember(db, company.id, owner.id, 'owner')
  return { owner, company }
}

/** A session of a user; its `token` is the value of the session cookie (browser tests sign in with it). */
export async function createSession(
  db: Db | Trx,
  userId: string,
  expiresAt = new Date(Date.now() + 86_400_000),
) {
  return db
    .insertInto('sessions')
    .values({
      id: id(),
      user_id: userId,
      token: randomBytes(24).toString('base64url'),
      expires_at: expiresAt,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}
