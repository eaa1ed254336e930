import { z } from 'zod'
import { newPasswordSchema } from '../password'
import { COMPANY_ROLES, STAFF_ROLES } from '../permissions'
import { emailSchema, nameSchema } from '../schema'

export const inviteMemberSchema = z.object({
  company: z.string().max(60),
  email: emailSchema,
  role: z.enum(COMPANY_ROLES),
})

export const inviteStaffSchema = z.object({ email: emailSchema, role: z.enum(STAFF_ROLES) })

/** The token of a mailed link. */
const token = z.string().min(1).max(100)

export const acceptInvitationSchema = z.object({ token })

/** Signing up from an invitation: the address is the one it was mailed to. */
export const joinSchema = z.object({ token, name: nameSchema, password: newPasswordSchema })

/** An invitation of staff. */
export const staffInvitationSchema = z.object({ invitation_id: z.uuid() })
