import { z } from 'zod'
import { CHANNEL_CODES } from './payments/channels'

const company = z.string().max(80)
/** Where one was before the plan was full; checked by `safeNext` where it is used. */
const next = z.string().max(500).optional()
const number = z.string().max(40)

export const companySchema = z.object({ company })
/** Transfers by hand have a form of their own. */
const channel = z.enum(CHANNEL_CODES).exclude(['transfer'])

export const checkoutSchema = z.object({ company, number, channel, next })

export const attendSchema = z.object({ payment_id: z.uuid(), reason: z.string().trim().min(3).max(1000) })
export const paymentSchema = z.object({ payment_id: z.uuid() })
export const eventSchema = z.object({ event_id: z.uuid() })
export const voidSchema = z.object({ number, reason: z.string().trim().min(3).max(1000) })
