'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { refuse } from '@/lib/action-result'
import { requireMember } from '@/lib/auth/gates'
import { inviteMember, resendInvitation, revokeInvitation } from '@/lib/auth/invitations/mutations'
import { inviteMemberSchema } from '@/lib/auth/invitations/schema'
import { consumeLimit, tooManyTries } from '@/lib/auth/rate-limits'
import { claimMember } from '@/lib/billing/entitlements'
import { changeMemberRole, leaveCompany, removeMember } from '@/lib/companies/mutations'
import { invitationSchema, leaveSchema, memberRoleSchema, memberSchema } from '@/lib/companies/schema'

const manage = ({ company }: { company: string }) => requireMember(company, 'team.manage')
const refresh = (slug: string) => revalidatePath(`/app/${slug}/team`)

export const invite = defineAction({
  schema: inviteMemberSchema,
  gate: manage,
  run: async ({ email, role }, { company, user, actor }) => {
    const limit = await consumeLimit('invite_send', { company: company.id, user: user.id })
    if (!limit.ok) return tooManyTries(limit)
    const result = await db.transaction().execute(async (trx) => {
      const claim = await claimMember(trx, company.id)
      if (!claim.ok) return { ...refuse('planLimit'), details: { limit: claim.limit, used: claim.used } }
      return inviteMember(trx, company.id, { email, role }, actor)
    })
    refresh(company.slug)
    return result
  },
})

export const resend = defineAction({
  schema: invitationSchema,
  gate: manage,
  run: async ({ invitation_id }, { company, user, actor }) => {
    const limit = await consumeLimit('invite_send', { company: company.id, user: user.id })
    if (!limit.ok) return tooManyTries(limit)
    const scope = { company_id: company.id }
    const result = await db.transaction().execute((trx) => resendInvitation(trx, scope, invitation_id, actor))
    refresh(company.slug)
    return result
  },
})

export const revoke = defineAction({
  schema: invitationSchema,
  gate: manage,
  run: async ({ invitation_id }, { company, actor }) => {
    const scope = { company_id: company.id }
    const result = await db.transaction().execute((trx) => revokeInvitation(trx, scope, invitation_id, actor))
    refresh(company.slug)
    return result
  },
})

export const changeRole = defineAction({
  schema: memberRoleSchema,
  gate: manage,
  run: async ({ user_id, role }, { company, actor }) => {
    const result = await db
      .transaction()
      .execute((trx) => changeMemberRole(trx, company.id, user_id, role, actor))
    refresh(company.slug)
    return result
  },
})

export const remove = defineAction({
  schema: memberSchema,
  gate: manage,
  run: async ({ user_id }, { company, actor }) => {
    const result = await db.transaction().execute((trx) => removeMember(trx, company.id, user_id, actor))
    refresh(company.slug)
    return result
  },
})

export const leave = defineAction({
  schema: leaveSchema,
  gate: ({ company }) => requireMember(company, 'team.view'),
  run: async (_input, { company, user, actor }) => {
    const result = await db.transaction().execute((trx) => leaveCompany(trx, company.id, user.id, actor))
    if (!result.ok) return result
    redirect('/app')
  },
})
