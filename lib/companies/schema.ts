import { z } from 'zod'
import { COMPANY_ROLES } from '@/lib/auth/permissions'
import { emailSchema } from '@/lib/auth/schema'
import { phoneSchema, postalCodeSchema } from '@/lib/reference/schema'
import { ZONES, type Zone } from '@/lib/time'

export const TENURES = ['owned', 'rented', 'borrowed'] as const

const slug = z.string().max(60)
const blank = z.literal('').transform(() => null)

/** What members may change themselves. Names and numbers that licences rest on are changed with the help of staff. */
export const companyProfileSchema = z.object({
  company: slug,
  /** The version the form was filled from; a newer one in between is not overwritten. */
  version: z.number().int().positive(),
  trade_name: z.string().trim().min(2).max(100),
  phone: z.union([blank, phoneSchema]),
  email: z.union([blank, emailSchema]),
  address: z.union([blank, z.string().trim().min(5).max(300)]),
  postal_code: z.union([blank, postalCodeSchema]),
  premises_tenure: z.union([blank, z.enum(TENURES)]),
  business_description: z.union([blank, z.string().trim().min(3).max(500)]),
  time_zone: z.enum(Object.keys(ZONES) as [Zone, ...Zone[]]),
})

export type CompanyProfile = Omit<z.output<typeof companyProfileSchema>, 'company' | 'version'>

const member = { company: slug, user_id: z.uuid() }

export const memberSchema = z.object(member)
export const memberRoleSchema = z.object({ ...member, role: z.enum(COMPANY_ROLES) })
export const leaveSchema = z.object({ company: slug })
export const invitationSchema = z.object({ company: slug, invitation_id: z.uuid() })
