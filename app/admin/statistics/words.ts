import type { TypeName } from '@/lib/licensing/statistics/names'
import type { Unit } from '@/lib/licensing/statistics/period'
import type { Asked } from '@/lib/licensing/statistics/reasons'
import type { Report } from '@/lib/licensing/statistics/report'
import { formatDay } from '@/lib/time'

type Texts = (key: string, values?: Record<string, string | number>) => string
type Reason = { key: string; name_id: string; name_en: string }
export type Words = ReturnType<typeof wordsOf>

/** How everything that figures are counted by is called, in one language. */
export function wordsOf(
  report: Report,
  reasons: readonly Reason[],
  locale: string,
  texts: { t: Texts; review: Texts },
) {
  const { t, review } = texts
  const { names, labels } = report
  const tag = locale === 'en' ? 'en-GB' : 'id-ID'
  const whole = new Intl.NumberFormat(tag)
  const one = new Intl.NumberFormat(tag, { maximumFractionDigits: 1 })
  const share = new Intl.NumberFormat(tag, { maximumFractionDigits: 1, style: 'percent' })
  const regions = new Map([...names.provinces, ...names.regencies].map((region) => [region.key, region.name]))
  const people = new Map(names.reviewers.map((person) => [person.key, person.name]))
  const typeName = (type: TypeName) => (locale === 'en' ? type.name_en : type.name_id)
  const types = new Map(names.types.map((type) => [type.id, typeName(type)]))
  const codes = new Map(
    reasons.map((reason) => [reason.key, locale === 'en' ? reason.name_en : reason.name_id]),
  )
  return {
    number: (value: number | null) => (value === null ? t('durations.nothing') : whole.format(value)),
    percent: (value: number | null) => (value === null ? t('durations.nothing') : share.format(value / 100)),
    decimal: (value: number | null) => (value === null ? t('durations.nothing') : one.format(value)),
    type: (id: string) => types.get(id) ?? t('unknown'),
    typeOptions: names.types.map((type) => ({ value: type.id, label: typeName(type) })),
    region: (code: string) => regions.get(code) ?? t('unknown'),
    priority: (name: string) => review(`priority.${name}`),
    stage: (kind: string) => (kind === '' ? t('unknown') : review(`stage.${kind}`)),
    person: (id: string) => people.get(id) ?? t('reviewers.former'),
    code: (code: string) => (code === '' ? t('rejections.withoutCode') : (codes.get(code) ?? code)),
    target: (asked: Asked) => {
      const [kind, key] = [
        asked.target.slice(0, asked.target.indexOf(':')),
        asked.target.slice(asked.target.indexOf(':') + 1),
      ]
      const label = labels.get(`${asked.license_type_id} ${asked.target}`)
      const name = label ? (locale === 'en' ? label.en : label.id) : key
      return kind === 'document' ? t('fields.document', { name }) : name
    },
    mark: (day: string, unit: Unit) => markText(day, unit, tag),
    day: (day: string) => formatDay(day, locale),
    shortDay: (day: string) => markText(day, 'day', tag),
  }
}

function markText(day: string, unit: Unit, tag: string): string {
  const options: Intl.DateTimeFormatOptions =
    unit === 'month' ? { month: 'short', year: '2-digit' } : { day: 'numeric', month: 'short' }
  return new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
}

/** The working days of each age, as `0–2`, `3–5` … `> 20`. */
export function ageText(limits: readonly number[], at: number, t: Texts): string {
  const from = at === 0 ? 0 : (limits[at - 1] ?? 0) + 1
  const to = limits[at]
  return to === undefined ? t('open.over', { from: from - 1 }) : t('open.upTo', { from, to })
}
