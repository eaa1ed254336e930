import { z } from 'zod'

export const HOLIDAY_KINDS = ['national', 'collective_leave'] as const

/** The years a calendar is kept for. */
export const yearSchema = z.coerce.number().int().min(2000).max(2100)

const name = z.string().trim().min(3).max(200)

export const holidaySchema = z.object({
  holiday_on: z.iso.date(),
  name_id: name,
  name_en: name,
  kind: z.enum(HOLIDAY_KINDS),
  source: z.string().trim().max(300),
})

/** Changing one: `day` is the day it stood at. */
export const holidayChangeSchema = holidaySchema.extend({ day: z.iso.date() })

export const holidayDaySchema = z.object({ day: z.iso.date() })

/** Far above any year's file. */
export const LARGEST_HOLIDAY_FILE = 60_000

export const holidayImportSchema = z.object({
  year: yearSchema,
  text: z.string().min(1).max(LARGEST_HOLIDAY_FILE, 'fileTooLarge'),
  source: z.string().trim().max(300),
  /** Days the file does not name are removed. */
  replace: z.boolean(),
})

/** Applying: `seen` is the fingerprint of the differences that were shown. */
export const holidayApplySchema = holidayImportSchema.extend({ seen: z.string().max(100) })

export type HolidayInput = z.output<typeof holidaySchema>
