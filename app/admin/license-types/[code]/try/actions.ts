'use server'

import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { type ActionResult, refuse } from '@/lib/action-result'
import { requireStaff } from '@/lib/auth/gates'
import { getSettings } from '@/lib/config/queries'
import type { Answers } from '@/lib/licensing/applications/answer-values'
import { prefillAnswers } from '@/lib/licensing/applications/answers'
import { readDraft } from '@/lib/licensing/applications/drafts'
import { type DryRun, dryRun } from '@/lib/licensing/definitions/versions/dry-run'
import { findVersion } from '@/lib/licensing/definitions/versions/queries'
import { dryRunSchema, trialSchema } from '@/lib/licensing/definitions/versions/trial'
import { type Blocker, judge, type Recommendation } from '@/lib/licensing/finder/recommend'
import { getWorkingCalendar } from '@/lib/reference/queries'
import { trialFacts, trialProfile } from './trial-company'

const gate = () => requireStaff('license_type.view')

export type Trial = { answers: Answers; fit: Recommendation['fit']; blockers: Blocker[] }

/** How the form begins for a business that does not exist, and whether the licence is for it. */
export const beginTrialAction = defineAction({
  schema: trialSchema,
  gate,
  run: async ({ code, version, company }, { staff_id }): Promise<ActionResult<Trial>> => {
    const found = await findVersion(db, staff_id, code, version)
    if (!found?.shown) return refuse('notFound')
    const definition = found.shown
    const facts = await trialFacts(db, company)
    const type = { id: found.id, code, version_id: found.version_id, version, definition }
    const { fit, blockers, after_nib } = judge(type, await trialProfile(db, company))
    return {
      ok: true,
      data: {
        answers: prefillAnswers(definition, facts),
        fit,
        blockers: after_nib ? [...blockers, 'needs_nib'] : blockers,
      },
    }
  },
})

/** What would become of a case with these answers, sent now. Nothing is written. */
export const dryRunAction = defineAction({
  schema: dryRunSchema,
  gate,
  run: async ({ code, version, answers, skipped }, { staff_id }): Promise<ActionResult<DryRun>> => {
    const found = await findVersion(db, staff_id, code, version)
    if (!found?.shown) return refuse('notFound')
    const definition = found.shown
    const [calendar, settings] = await Promise.all([getWorkingCalendar(db), getSettings(db)])
    const result = dryRun(
      definition,
      { answers: readDraft(definition, answers), skipped: new Set(skipped), now: new Date() },
      calendar,
      {
        stage_days: (kind) => settings[`licensing.stage_days.${kind}`],
        revision_days: settings['licensing.revision_days'],
      },
    )
    return { ok: true, data: result }
  },
})
