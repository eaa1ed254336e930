'use server'

import { revalidatePath } from 'next/cache'
import { notFound } from 'next/navigation'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { DONE, refuse } from '@/lib/action-result'
import { requireStaff } from '@/lib/auth/gates'
import {
  countConcerned,
  type Editor,
  endAbsence,
  enterAbsence,
  isOverlap,
  mayEnterFor,
} from '@/lib/staffing/absences'
import { assignMany } from '@/lib/staffing/assign-many'
import { isAwayDuring } from '@/lib/staffing/queries'
import {
  absenceSchema,
  capacitySchema,
  endAbsenceSchema,
  moveCasesSchema,
  removeSkillSchema,
  skillSchema,
} from '@/lib/staffing/schema'
import {
  addSkill,
  countUnfit,
  isKnownSkill,
  listSkills,
  removeSkill,
  setCapacity,
  skillOf,
} from '@/lib/staffing/skills'

/** Everybody enters their own absences; those of others need the permission to edit. */
async function gateOf({ user_id }: { user_id: string }): Promise<Editor> {
  const staff = await requireStaff('staffing.view')
  if (!mayEnterFor(staff, user_id)) notFound()
  return staff
}

/** What an absence would concern, before it is entered. */
export const previewAbsenceAction = defineAction({
  schema: absenceSchema,
  gate: gateOf,
  run: async ({ user_id, starts_on, ends_on, cover_user_id }) => {
    const [concerned, isCoverAway] = await Promise.all([
      countConcerned(db, user_id, ends_on),
      cover_user_id === '' ? false : isAwayDuring(db, cover_user_id, starts_on, ends_on),
    ])
    return { ok: true, data: { ...concerned, is_cover_away: isCoverAway } }
  },
})

/** Enters an absence. Refuses `overlaps`, `past` and `coverUnfit`. */
export const enterAbsenceAction = defineAction({
  schema: absenceSchema,
  gate: gateOf,
  run: async (input, editor) => {
    try {
      const outcome = await db.transaction().execute((trx) => enterAbsence(trx, editor, input))
      if (!outcome.ok) return refuse(outcome.reason)
    } catch (error) {
      if (isOverlap(error)) return refuse('overlaps')
      throw error
    }
    revalidatePath('/admin/staffing', 'layout')
    return DONE
  },
})

/** Ends an absence, or takes it off the calendar where it has not begun. */
export const endAbsenceAction = defineAction({
  schema: endAbsenceSchema,
  gate: () => requireStaff('staffing.view'),
  run: async ({ absence_id }, editor) => {
    const isEnded = await db.transaction().execute((trx) => endAbsence(trx, editor, absence_id))
    revalidatePath('/admin/staffing', 'layout')
    return isEnded ? DONE : refuse('past')
  },
})

/** How many cases of this person would no longer fit, before a skill is added. */
export const previewSkillAction = defineAction({
  schema: skillSchema,
  gate: () => requireStaff('staffing.edit'),
  run: async (input) => {
    const present = await listSkills(db, input.user_id)
    const count = await countUnfit(db, input.user_id, [...present, skillOf(input)])
    return { ok: true, data: { count, is_first: present.length === 0 } }
  },
})

/** Adds to what somebody works on. Refuses `known`. */
export const addSkillAction = defineAction({
  schema: skillSchema,
  gate: () => requireStaff('staffing.edit'),
  run: async (input, editor) => {
    try {
      const outcome = await db.transaction().execute((trx) => addSkill(trx, editor, input))
      if (!outcome.ok) return refuse(outcome.reason)
    } catch (error) {
      if (isKnownSkill(error)) return refuse('known')
      throw error
    }
    revalidatePath('/admin/staffing', 'layout')
    return DONE
  },
})

/** Takes away one of the things somebody works on. */
export const removeSkillAction = defineAction({
  schema: removeSkillSchema,
  gate: () => requireStaff('staffing.edit'),
  run: async (input, editor) => {
    await db.transaction().execute((trx) => removeSkill(trx, editor, input))
    revalidatePath('/admin/staffing', 'layout')
    return DONE
  },
})

/** Sets how much somebody can carry and whether they get cases by themselves. */
export const setCapacityAction = defineAction({
  schema: capacitySchema,
  gate: () => requireStaff('staffing.edit'),
  run: async (input, editor) => {
    await db.transaction().execute((trx) => setCapacity(trx, editor, input))
    revalidatePath('/admin/staffing', 'layout')
    return DONE
  },
})

/** Moves cases as they were shown before; answers what became of each. */
export const moveCasesAction = defineAction({
  schema: moveCasesSchema,
  gate: () => requireStaff('case.assign'),
  run: async ({ items, transaction_id }, supervisor) => {
    const results = await assignMany(db, supervisor, items, transaction_id)
    revalidatePath('/admin/staffing', 'layout')
    return { ok: true, data: results }
  },
})
