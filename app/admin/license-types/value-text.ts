import { useLocale, useTranslations } from 'next-intl'
import { formatRupiah } from '@/lib/money'

/** A value of a definition as one reads it. `name` is the attribute it stands under. */
export function useValueText(): (name: string, value: unknown) => string {
  const t = useTranslations('definitionEditor')
  const words = useTranslations('licenseTypes')
  const locale = useLocale()

  const pair = (value: { id: string; en: string }) =>
    value.id === value.en
      ? value.id
      : locale === 'en'
        ? `${value.en} / ${value.id}`
        : `${value.id} / ${value.en}`

  const known = (name: string, value: string): string => {
    const key = WORDS[name]
    if (!key) return value
    const [space, prefix] = key
    const full = `${prefix}.${value}` as never
    if (space === 'types') return words.has(full) ? words(full) : value
    return t.has(full) ? t(full) : value
  }

  const text = (name: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return t('diff.nothing')
    if (typeof value === 'boolean') return t(value ? 'condition.yes' : 'condition.no')
    if (typeof value === 'number')
      return name.endsWith('amount') ? formatRupiah(value) : new Intl.NumberFormat(locale).format(value)
    if (typeof value === 'string') return known(name, value)
    if (Array.isArray(value))
      return value.length === 0 ? t('diff.nothing') : value.map((one) => text(name, one)).join(', ')
    return object(value as Record<string, unknown>)
  }

  const object = (value: Record<string, unknown>): string => {
    if ('id' in value && 'en' in value) return pair(value as { id: string; en: string })
    if ('all' in value || 'any' in value) {
      const rows = (value.any ?? value.all) as { field: string; is: string; value?: unknown }[]
      const joint = 'any' in value ? t('condition.or') : t('condition.and')
      return rows
        .map((row) =>
          [
            row.field,
            t(`condition.operator.${row.is}` as never),
            row.value === undefined ? '' : text('', row.value),
          ]
            .filter(Boolean)
            .join(' '),
        )
        .join(` ${joint} `)
    }
    if ('action' in value)
      return [text('action', value.action), value.legal_ground ? text('', value.legal_ground) : '']
        .filter(Boolean)
        .join(': ')
    if ('when' in value) {
      const when = value.when === null ? t('stages.skipAlways') : text('', value.when)
      return value.automatic === true ? `${t('stages.automatic')}: ${when}` : when
    }
    return Object.entries(value)
      .filter(([, inner]) => inner !== null)
      .map(([key, inner]) => {
        const label = t.has(`attribute.${key}` as never) ? t(`attribute.${key}` as never) : key
        return `${label}: ${text(key, inner)}`
      })
      .join('; ')
  }
  return text
}

const WORDS: Record<string, readonly ['types' | 'editor', string]> = {
  type: ['types', 'fieldTypes'],
  role: ['types', 'roles'],
  scales: ['types', 'scale'],
  entity_kinds: ['types', 'entity'],
  risks: ['types', 'risk'],
  kind: ['editor', 'stageKind'],
  action: ['editor', 'atDeadline'],
  need: ['editor', 'need'],
  how: ['editor', 'how'],
  priority: ['editor', 'priority'],
  source: ['editor', 'source'],
  style: ['editor', 'settings.styles'],
  keyboard: ['editor', 'settings.keyboards'],
  prefill: ['editor', 'prefill'],
}
