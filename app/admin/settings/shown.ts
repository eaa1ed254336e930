import type { SettingGroup, SettingRow } from '@/lib/config/queries'

type Section = { group: SettingGroup; settings: SettingRow[] }

/** What an address asks to see: one group with those inside it, or whatever matches the search. */
export function shownSettings(
  groups: SettingGroup[],
  settings: SettingRow[],
  search: Record<string, string | string[] | undefined>,
): { q?: string; group?: string; sections: Section[]; count: number } {
  const q = typeof search.q === 'string' ? search.q.trim().slice(0, 80) : ''
  const wanted = q ? undefined : (groups.find((group) => group.key === search.group) ?? groups[0])?.key
  const sections = groups
    .filter((group) => !wanted || group.key === wanted || group.key.startsWith(`${wanted}.`))
    .map((group) => ({
      group,
      settings: settings.filter((setting) => setting.group_id === group.id && matches(setting, q)),
    }))
    .filter((section) => section.settings.length > 0)
  const count = sections.reduce((sum, section) => sum + section.settings.length, 0)
  return { q: q || undefined, group: wanted, sections, count }
}

function matches(setting: SettingRow, q: string): boolean {
  const words = [setting.key, setting.name_id, setting.name_en, setting.help_id, setting.help_en]
  return words.join('\n').toLowerCase().includes(q.toLowerCase())
}
