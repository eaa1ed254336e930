'use server'

import { revalidatePath } from 'next/cache'
import { getLocale, getTranslations } from 'next-intl/server'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { type ActionResult, refuse } from '@/lib/action-result'
import { requireStaff } from '@/lib/auth/gates'
import { SETTINGS, type SettingKey } from '@/lib/config/definitions'
import { type Difference, differenceOf, importSettings, readSettingsFile } from '@/lib/config/exchange'
import { listStoredValues } from '@/lib/config/queries'
import { settingsApplySchema, settingsImportSchema } from '@/lib/config/schema'
import { sha256 } from '@/lib/crypto'
import { translateIssue } from '@/lib/validation'
import { valueText } from '../value-text'

export type ShownDifference = {
  key: string
  name: string
  kind: 'change' | 'unknown' | 'invalid'
  before?: string
  after?: string
  problem?: string
}

export type ImportPreview = {
  differences: ShownDifference[]
  /** How many settings the file names. */
  named: number
  applicable: boolean
  seen: string
}

const gate = () => requireStaff('settings.edit')

/** Shows what a file would change. Refuses `unreadable` and `otherFormat`. */
export const previewImportAction = defineAction({
  schema: settingsImportSchema,
  gate,
  run: async ({ text }): Promise<ActionResult<ImportPreview>> => {
    const read = readSettingsFile(text)
    if (!read.ok) return refuse(read.reason)
    const differences = differenceOf(read.file, await listStoredValues(db))
    return {
      ok: true,
      data: {
        differences: await show(differences),
        named: Object.keys(read.file.settings).length,
        applicable: differences.length > 0 && differences.every(({ kind }) => kind === 'change'),
        seen: fingerprint(differences),
      },
    }
  },
})

/** Applies a file whose differences were shown. Refuses `changedMeanwhile` when they are others by now, and `hasProblems`. */
export const applyImportAction = defineAction({
  schema: settingsApplySchema,
  gate,
  run: async ({ text, seen }, { actor }): Promise<ActionResult<{ changed: number }>> => {
    const read = readSettingsFile(text)
    if (!read.ok) return refuse(read.reason)
    const outcome = await db.transaction().execute(async (trx) => {
      const stored = await listStoredValues(trx)
      if (fingerprint(differenceOf(read.file, stored)) !== seen) return refuse('changedMeanwhile')
      return importSettings(trx, actor, read.file)
    })
    if (!outcome.ok) return refuse(outcome.reason)
    revalidatePath('/', 'layout')
    return { ok: true, data: { changed: outcome.changed } }
  },
})

function fingerprint(differences: Difference[]): string {
  return sha256(JSON.stringify(differences))
}

async function show(differences: Difference[]): Promise<ShownDifference[]> {
  const [t, validation, locale] = await Promise.all([
    getTranslations('settings'),
    getTranslations('validation'),
    getLocale(),
  ])
  return differences.map((difference) => {
    const setting = SETTINGS[difference.key as SettingKey]
    const name = setting ? setting.name[locale] : difference.key
    const common = { key: difference.key.slice(0, 100), name: name.slice(0, 100), kind: difference.kind }
    switch (difference.kind) {
      case 'change':
        return {
          ...common,
          before: valueText(t, locale, setting, difference.before),
          after: valueText(t, locale, setting, difference.after),
        }
      case 'invalid':
        return { ...common, problem: translateIssue(validation, difference.problem) }
      case 'unknown':
        return { ...common, problem: t('import.unknown') }
      default:
        return difference satisfies never
    }
  })
}
