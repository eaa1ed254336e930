import { z } from 'zod'

export const ABSENCE_KINDS = ['leave', 'sick', 'training', 'duty', 'other'] as const
export type AbsenceKind = (typeof ABSENCE_KINDS)[number]

/** Of a form's select: nothing chosen is an empty text. */
const orNobody = z.union([z.uuid(), z.literal('')])

export const absenceSchema = z
  .object({
    user_id: z.uuid(),
    starts_on: z.iso.date(),
    ends_on: z.iso.date(),
    kind: z.enum(ABSENCE_KINDS),
    cover_user_id: orNobody,
  })
  .refine(({ starts_on, ends_on }) => ends_on >= starts_on, { path: ['ends_on'], error: 'endBeforeStart' })

export const endAbsenceSchema = z.object({ absence_id: z.uuid() })

/** An empty type or region means any; both empty would mean everything, which needs no row. */
export const skillSchema = z
  .object({
    user_id: z.uuid(),
    license_type_id: orNobody,
    region_prefix: z.string().regex(/^(\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?)?$/),
  })
  .refine((skill) => skill.license_type_id !== '' || skill.region_prefix !== '', {
    path: ['license_type_id'],
    error: 'choose',
  })

export const removeSkillSchema = z.object({ user_id: z.uuid(), skill_id: z.uuid() })

/** An empty number: as the setting says. */
export const capacitySchema = z.object({
  user_id: z.uuid(),
  max_open: z.string().regex(/^([1-9]\d{0,2}|1000)?$/, 'wholeNumber'),
  takes_automatic: z.boolean(),
})

export const preferenceSchema = z.object({ mails_reminders: z.boolean() })

export const WHICH = ['all', 'late', 'type'] as const
export type Which = (typeof WHICH)[number]

/** One press moves this many at most: what is more is moved by a second. */
export const MOST_MOVED = 100

export const moveCasesSchema = z.object({
  transaction_id: z.uuid(),
  items: z
    .array(z.object({ application_id: z.uuid(), assignee_id: z.uuid() }))
    .min(1)
    .max(MOST_MOVED),
})

export const giveBackSchema = z.object({ absence_id: z.uuid() })
export const readSchema = z.object({ id: z.uuid() })

export type AbsenceInput = z.output<typeof absenceSchema>
export type SkillInput = z.output<typeof skillSchema>
export type CapacityInput = z.output<typeof capacitySchema>
export type MoveCasesInput = z.output<typeof moveCasesSchema>
