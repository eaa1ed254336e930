import { hashPassword } from 'better-auth/crypto'
import type { Db } from '@/db'
import { newId } from '@/lib/ids'
import { PRIVACY_VERSION } from '@/lib/privacy'
import { daysAgo } from './clock'
import type { Random } from './random'

export const DEMO_PASSWORD = 'Izinku-demo-2026'

export type Person = { id: string; name: string; email: string; locale: string }

const STAFF = [
  ['rina@demo.test', 'Rina Kartika', 'reviewer'],
  ['agus@demo.test', 'Agus Setiawan', 'reviewer'],
  ['dewi@demo.test', 'Dewi Anggraini', 'supervisor'],
  ['fajar@demo.test', 'Fajar Nugroho', 'finance'],
  ['admin@demo.test', 'Putri Maharani', 'admin'],
] as const

/** Makes people who can sign in with the demo password. One hash serves all: it is published in the README. */
export async function createPeople(db: Db, now: Date, random: Random) {
  const password = await hashPassword(DEMO_PASSWORD)

  async function create(
    email: string,
    name: string,
    staffRole: string | null,
    createdAt: Date,
  ): Promise<Person> {
    const person = { id: newId(createdAt.getTime()), name, email, locale: 'id' }
    await db
      .insertInto('users')
      .values({
        ...person,
        email_verified: true,
        phone: `+62812${random.digits(8)}`,
        staff_role: staffRole,
        privacy_version: PRIVACY_VERSION,
        privacy_accepted_at: createdAt,
        created_at: createdAt,
      })
      .execute()
    await db
      .insertInto('accounts')
      .values({
        id: newId(createdAt.getTime()),
        user_id: person.id,
        account_id: person.id,
        provider_id: 'credential',
        password,
        created_at: createdAt,
      })
      .execute()
    return person
  }

  const staff: Record<string, Person> = {}
  for (const [email, name, role] of STAFF) {
    staff[email.split('@')[0] ?? email] = await create(email, name, role, daysAgo(now, 200, random))
  }
  return { staff: staff as Record<'rina' | 'agus' | 'dewi' | 'fajar' | 'admin', Person>, create }
}

export type People = Awaited<ReturnType<typeof createPeople>>
