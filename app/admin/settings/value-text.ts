import type { SettingValue } from '@/lib/config/schema'
import type { SettingRules, SettingType } from '@/lib/config/setting'
import { formatRupiah } from '@/lib/money'
import { formatDay } from '@/lib/time'

interface Translator {
  (key: string, values?: Record<string, string | number>): string
  has: (key: string) => boolean
}

/** A setting's value as people read it, with its unit. */
export function valueText(
  t: Translator,
  locale: string,
  setting: { type: SettingType; rules: SettingRules },
  value: SettingValue,
): string {
  if (value === '') return t('value.empty')
  switch (setting.type) {
    case 'boolean':
      return t(value ? 'value.yes' : 'value.no')
    case 'basis_points':
      return `${new Intl.NumberFormat(locale).format(Number(value) / 100)} %`
    case 'money':
      return formatRupiah(Number(value))
    case 'date':
      return formatDay(String(value), locale)
    case 'integer':
      return setting.rules.unit && t.has(`unit.${setting.rules.unit}`)
        ? t(`unit.${setting.rules.unit}`, { count: Number(value) })
        : new Intl.NumberFormat(locale).format(Number(value))
    case 'choice':
      return t.has(`choice.${value}`) ? t(`choice.${value}`) : String(value)
    default:
      return String(value)
  }
}
