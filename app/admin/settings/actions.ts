'use server'

import { revalidatePath } from 'next/cache'
import { getLocale, getTranslations } from 'next-intl/server'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { type ActionResult, DONE, refuse } from '@/lib/action-result'
import { requireStaff } from '@/lib/auth/gates'
import { SETTINGS, type SettingKey } from '@/lib/config/definitions'
import { type ChangeOutcome, changeSetting, undoSetting } from '@/lib/config/mutations'
import { listSettings } from '@/lib/config/queries'
import { readInput, settingInputSchema, settingSeenSchema } from '@/lib/config/schema'
import { valueText } from './value-text'

const gate = () => requireStaff('settings.edit')

/** Sets one setting. Refuses `unknownSetting`, `stale` (somebody was faster: who, and what stands there now) and `invalid` at the field. */
export const changeSettingAction = defineAction({
  schema: settingInputSchema,
  gate,
  run: async ({ key, version, value }, { actor }) => {
    const definition = SETTINGS[key as SettingKey]
    if (!definition) return refuse('unknownSetting')
    const read = readInput(definition.type, value)
    const outcome = await db
      .transaction()
      .execute((trx) => changeSetting(trx, actor, { key, value: read, version, source: 'page' }))
    return answer(outcome, key)
  },
})

/** Puts one setting back to its default. */
export const resetSettingAction = defineAction({
  schema: settingSeenSchema,
  gate,
  run: async ({ key, version }, { actor }) => {
    const outcome = await db
      .transaction()
      .execute((trx) => changeSetting(trx, actor, { key, value: null, version, source: 'reset' }))
    return answer(outcome, key)
  },
})

/** Takes the last change of one setting back. */
export const undoSettingAction = defineAction({
  schema: settingSeenSchema,
  gate,
  run: async (seen, { actor }) => {
    const outcome = await db.transaction().execute((trx) => undoSetting(trx, actor, seen))
    return answer(outcome, seen.key)
  },
})

async function answer(
  outcome: ChangeOutcome | { ok: false; reason: 'nothingToUndo' },
  key: string,
): Promise<ActionResult> {
  if (outcome.ok) {
    // Names and addresses stand in every page's frame.
    revalidatePath('/', 'layout')
    return DONE
  }
  if (outcome.reason === 'invalid') return refuse('invalid', { value: asTyped(key, outcome.problem) })
  if (outcome.reason !== 'stale') return refuse(outcome.reason)
  // The page is left as it is, so that what was typed stays.
  return { ...refuse('stale'), details: await presentState(key) }
}

/** Bounds in the unit that was typed: basis points are typed as a percentage. */
function asTyped(key: string, problem: string): string {
  if (SETTINGS[key as SettingKey].type !== 'basis_points') return problem
  return problem.replace(/=(\d+)$/, (_match, bound) => `=${Number(bound) / 100}`)
}

async function presentState(key: string): Promise<Record<string, string>> {
  const [t, locale, settings] = await Promise.all([
    getTranslations('settings'),
    getLocale(),
    listSettings(db),
  ])
  const row = settings.find((setting) => setting.key === key)
  if (!row) return { name: '?', value: '?' }
  return {
    name: row.changed_by_name ?? t('source.unknown'),
    value: valueText(t, locale, row, row.value ?? row.default_value),
  }
}
