import { z } from 'zod'
import { phoneSchema } from '@/lib/reference/schema'
import { ZONES, type Zone } from '@/lib/time'
import { MAX_PASSWORD, newPasswordSchema } from './password'

// Messages are keys of namespace `validation`.

/** An address as it is kept: trimmed and in small letters. */
export const emailSchema = z.string().trim().toLowerCase().max(254).pipe(z.email())

export const nameSchema = z.string().trim().min(2).max(100)

const next = z.string().max(500).optional()

export const signInSchema = z.object({
  email: emailSchema,
  password: z.string().min(1).max(MAX_PASSWORD),
  next,
})

export const signUpSchema = z.object({
  name: nameSchema,
  email: emailSchema,
  password: newPasswordSchema,
  /** The query of a public check that led here; empty without one. */
  check: z.string().max(1000),
})

/** Whoever asks for a mail to an address: a new link, a new password. */
export const addressSchema = z.object({ email: emailSchema })

export const resetPasswordSchema = z.object({
  token: z.string().min(1).max(100),
  password: newPasswordSchema,
})

export const changePasswordSchema = z.object({
  current_password: z.string().min(1).max(MAX_PASSWORD),
  password: newPasswordSchema,
})

export const profileSchema = z.object({
  name: nameSchema,
  phone: z.union([z.literal('').transform(() => null), phoneSchema]),
  locale: z.enum(['id', 'en']),
  time_zone: z.enum(Object.keys(ZONES) as [Zone, ...Zone[]]),
})

export type Profile = z.output<typeof profileSchema>

export const sessionSchema = z.object({ session_id: z.uuid() })
