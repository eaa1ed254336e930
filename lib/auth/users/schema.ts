import { z } from 'zod'
import { STAFF_ROLES } from '../permissions'

export const userSchema = z.object({ user_id: z.uuid() })

export const userStateSchema = userSchema.extend({ reason: z.string().trim().min(5).max(500) })

/** `none` takes the staff role away. */
export const staffRoleSchema = userSchema.extend({ role: z.enum([...STAFF_ROLES, 'none']) })

export const userSessionsSchema = userSchema.extend({ session_id: z.uuid().optional() })
