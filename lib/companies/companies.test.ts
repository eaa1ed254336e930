import '@/db/testing'
import { describe, expect, test } from 'vitest'
import { db } from '@/db'
import { addMember, createCompany, createOwnedCompany, createSession, createUser } from '@/db/testing-rows'
import { COMPANY_ROLES, type CompanyRole } from '@/lib/auth/permissions'
import { actorOf, auditOf } from '@/lib/auth/testing'
import type { CompanyId, UserId } from '@/lib/ids'
import { changeMemberRole, leaveCompany, removeMember, updateCompanyProfile } from './mutations'
import { getCompanyProfile, listMembers, listMemberships, listMembershipsOfSession } from './queries'
import { type CompanyProfile, companyProfileSchema } from './schema'

async function team(...roles: CompanyRole[]) {
  const { owner, company } = await createOwnedCompany(db)
  const id = company.id as CompanyId
  const members = []
  for (const role of roles) {
    const user = await createUser(db)
    await addMember(db, id, user.id, role)
    members.push(user)
  }
  type Person = { id: string; name: string }
  return {
    id,
    company,
    owner,
    members,
    setRole: (by: Person, of: Person, role: CompanyRole) =>
      db.transaction().execute((trx) => changeMemberRole(trx, id, of.id, role, actorOf(by))),
    remove: (by: Person, of: Person) =>
      db.transaction().execute((trx) => removeMember(trx, id, of.id, actorOf(by))),
    leave: (who: Person) => db.transaction().execute((trx) => leaveCompany(trx, id, who.id, actorOf(who))),
    roles: async () =>
      Object.fromEntries((await listMembers(db, id)).map((member) => [member.user_id, member.role])),
  }
}

const refusal = (reason: string) => ({ ok: false, reason })

describe('roles of a team', () => {
  test('an owner changes them, with an entry of who was what', async () => {
    const { owner, members, setRole, roles } = await team('viewer')
    const [member] = members
    if (!member) throw new Error('no member')
    expect(await setRole(owner, member, 'manager')).toMatchObject({ ok: true })
    expect(await setRole(owner, member, 'manager')).toMatchObject({ ok: true })
    expect((await roles())[member.id]).toBe('manager')
    expect(await auditOf(member.id)).toEqual(['member.role_changed'])
  })

  test.each(['manager', 'staff', 'viewer'] as const)(
    'a %s raises nobody, least of all themselves',
    async (role) => {
      const { members, setRole, remove, roles } = await team(role, 'viewer')
      const [self, other] = members
      if (!self || !other) throw new Error('no members')
      expect(await setRole(self, self, 'owner')).toEqual(refusal('notAllowed'))
      expect(await setRole(self, other, 'owner')).toEqual(refusal('notAllowed'))
      expect(await remove(self, other)).toEqual(refusal('notAllowed'))
      expect(await roles()).toMatchObject({ [self.id]: role, [other.id]: 'viewer' })
    },
  )

  test('someone from elsewhere changes nothing, and is nobody here', async () => {
    const [here, elsewhere] = [await team('viewer'), await team()]
    const [member] = here.members
    if (!member) throw new Error('no member')
    expect(await here.setRole(elsewhere.owner, member, 'owner')).toEqual(refusal('notAllowed'))
    expect(await here.setRole(here.owner, elsewhere.owner, 'viewer')).toEqual(refusal('notFound'))
    expect(await elsewhere.roles()).toEqual({ [elsewhere.owner.id]: 'owner' })
  })

  test('the last owner stays one', async () => {
    const { owner, setRole, remove, leave, roles } = await team('manager')
    for (const role of COMPANY_ROLES.filter((name) => name !== 'owner'))
      expect(await setRole(owner, owner, role)).toEqual(refusal('lastOwner'))
    expect(await remove(owner, owner)).toEqual(refusal('lastOwner'))
    expect(await leave(owner)).toEqual(refusal('lastOwner'))
    expect((await roles())[owner.id]).toBe('owner')
  })

  test('two owners who leave at once: one stays', async () => {
    const { owner, members, leave, roles } = await team('owner')
    const [second] = members
    if (!second) throw new Error('no second owner')
    const results = await Promise.all([leave(owner), leave(second)])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(Object.values(await roles())).toEqual(['owner'])
  })

  test('two owners who demote one another at once: one is left', async () => {
    const { owner, members, setRole, roles } = await team('owner')
    const [second] = members
    if (!second) throw new Error('no second owner')
    const results = await Promise.all([setRole(owner, second, 'staff'), setRole(second, owner, 'staff')])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(results.find((result) => !result.ok)).toEqual(refusal('notAllowed'))
    expect(Object.values(await roles()).sort()).toEqual(['owner', 'staff'])
  })

  test('one owner leaves while the other is demoted: one is left', async () => {
    const { owner, members, setRole, leave, roles } = await team('owner')
    const [second] = members
    if (!second) throw new Error('no second owner')
    await Promise.all([leave(owner), setRole(owner, second, 'viewer')])
    expect(Object.values(await roles())).toContain('owner')
  })
})

describe('leaving a team', () => {
  test('everyone may leave who is not the last owner; twice is no failure', async () => {
    const { members, leave, roles, owner } = await team('manager', 'staff', 'viewer', 'owner')
    for (const member of members) {
      expect(await leave(member)).toMatchObject({ ok: true })
      expect(await leave(member)).toMatchObject({ ok: true })
      expect(await auditOf(member.id)).toEqual(['member.left'])
    }
    expect(await roles()).toEqual({ [owner.id]: 'owner' })
  })

  test('an owner removes a member; the work stays', async () => {
    const { owner, members, remove, roles } = await team('staff')
    const [member] = members
    if (!member) throw new Error('no member')
    expect(await remove(owner, member)).toMatchObject({ ok: true })
    expect(await remove(owner, member)).toMatchObject({ ok: true })
    expect(await roles()).toEqual({ [owner.id]: 'owner' })
    expect(await db.selectFrom('users').select('id').where('id', '=', member.id).execute()).toHaveLength(1)
  })
})

describe('the profile of a company', () => {
  const profile = (changes: Partial<CompanyProfile> = {}): CompanyProfile => ({
    trade_name: 'Seblak Sari',
    phone: '+6281234567890',
    email: null,
    address: null,
    postal_code: null,
    premises_tenure: 'rented',
    business_description: null,
    time_zone: 'Asia/Jakarta',
    ...changes,
  })

  test('is changed from the version that was read, and only that', async () => {
    const { id, owner } = await team()
    const save = (version: number, changes: Partial<CompanyProfile>) =>
      db
        .transaction()
        .execute((trx) => updateCompanyProfile(trx, id, version, profile(changes), actorOf(owner)))
    const results = await Promise.all([save(1, { trade_name: 'Satu' }), save(1, { trade_name: 'Dua' })])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(results.find((result) => !result.ok)).toEqual(refusal('conflict'))
    expect(await save(2, { trade_name: 'Tiga' })).toEqual({ ok: true, data: { version: 3 } })
    expect(await getCompanyProfile(db, id)).toMatchObject({ trade_name: 'Tiga', version: 3 })
    expect(await auditOf(id)).toEqual(['company.profile_changed', 'company.profile_changed'])
  })

  test('of another company stays as it is', async () => {
    const [mine, theirs] = [await team(), await team()]
    await db
      .transaction()
      .execute((trx) => updateCompanyProfile(trx, mine.id, 1, profile(), actorOf(mine.owner)))
    expect(await getCompanyProfile(db, theirs.id)).toMatchObject({
      trade_name: theirs.company.trade_name,
      version: 1,
    })
  })

  test('is read in the form it is stored in', () => {
    const parsed = companyProfileSchema.parse({
      company: 'warung',
      version: 1,
      trade_name: ' Seblak ',
      phone: '0812 3456 7890',
      email: '',
      address: '',
      postal_code: '40131',
      premises_tenure: '',
      business_description: '',
      time_zone: 'Asia/Jayapura',
    })
    expect(parsed).toMatchObject({
      trade_name: 'Seblak',
      phone: '+6281234567890',
      email: null,
      premises_tenure: null,
    })
  })
})

describe('what a user belongs to', () => {
  test('is listed in the order of joining, by user and by session; others see nothing of it', async () => {
    const user = await createUser(db)
    const stranger = await createUser(db)
    const first = await createCompany(db)
    const second = await createCompany(db, { disabled_at: new Date() })
    await addMember(db, first.id, user.id, 'viewer')
    await addMember(db, second.id, user.id, 'owner')
    const session = await createSession(db, user.id)
    const listed = await listMemberships(db, user.id as UserId)
    expect(listed.map((membership) => membership.slug)).toEqual([first.slug, second.slug])
    expect(await listMembershipsOfSession(db, session.token)).toEqual(listed)
    expect(await listMemberships(db, stranger.id as UserId)).toEqual([])
    const over = await createSession(db, user.id, new Date(Date.now() - 1000))
    expect(await listMembershipsOfSession(db, over.token)).toEqual([])
  })

  test('members of another company are not listed', async () => {
    const [mine, theirs] = [await team('staff'), await team('viewer')]
    const listed = (await listMembers(db, mine.id)).map((member) => member.user_id)
    expect(listed).toEqual([mine.owner.id, ...mine.members.map((member) => member.id)])
    expect(listed).not.toContain(theirs.owner.id)
  })
})
