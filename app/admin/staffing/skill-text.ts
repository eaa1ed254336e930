import type { SkillRow } from '@/lib/staffing/skills'

type Say = (key: string, values?: Record<string, string>) => string

/** A skill in words: "PIRT, Kota Bandung". */
export function skillText(skill: SkillRow, t: Say, locale: string): string {
  const type = (locale === 'en' ? skill.name_en : skill.name_id) ?? t('skills.any')
  if (skill.region_prefix === null) return type
  return t('skills.pair', { type, region: skill.region_name ?? skill.region_prefix })
}
