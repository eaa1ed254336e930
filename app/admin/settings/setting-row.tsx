import { useLocale, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { ChevronDownIcon } from '@/components/ui/icons'
import type { SettingRow as Row } from '@/lib/config/queries'
import { inputOf } from '@/lib/config/schema'
import { formatCompact, type Zone } from '@/lib/time'
import { SettingEditor } from './setting-editor'
import { SettingHistory } from './setting-history'
import { valueText } from './value-text'

interface SettingRowProps {
  setting: Row
  zone: Zone
  editable: boolean
  open?: boolean
}

/** One setting: name, value, where it comes from; unfolded, how to change it and how it changed. */
export function SettingRow({ setting, zone, editable, open }: SettingRowProps) {
  const t = useTranslations('settings')
  const locale = useLocale()
  const name = locale === 'en' ? setting.name_en : setting.name_id
  const help = locale === 'en' ? setting.help_en : setting.help_id
  const present = setting.value ?? setting.default_value
  const fallback = valueText(t, locale, setting, setting.default_value)
  return (
    <li id={setting.key} className="border-t border-line first:border-t-0">
      <details className="unfold group" open={open}>
        <summary className="grid cursor-pointer grid-cols-[1fr_auto] gap-x-4 gap-y-1 px-5 py-3 hover:bg-hover md:grid-cols-[minmax(0,5fr)_minmax(0,4fr)_minmax(0,3fr)_auto] md:items-center">
          <span className="min-w-0">
            <span className="block font-semibold">{name}</span>
            {help && <span className="block text-ink-soft">{help}</span>}
          </span>
          <span className="col-start-1 min-w-0 text-base font-semibold break-words tabular-nums md:col-start-2 md:line-clamp-2">
            {valueText(t, locale, setting, present)}
          </span>
          <span className="col-start-1 min-w-0 text-ink-soft md:col-start-3">
            {setting.value === null ? (
              <Badge icon={null}>{t('source.default')}</Badge>
            ) : (
              <>
                <Badge tone="primary">{t('source.set')}</Badge>
                <span className="mt-1 block">
                  {t('source.by', {
                    name: setting.changed_by_name ?? t('source.unknown'),
                    when: setting.changed_at ? formatCompact(setting.changed_at, locale, zone) : '–',
                  })}
                </span>
              </>
            )}
          </span>
          <ChevronDownIcon className="col-start-2 row-start-1 self-center text-ink-soft transition-transform group-open:rotate-180 md:col-start-4" />
        </summary>
        <div className="grid gap-6 border-t border-line bg-ground px-5 py-5 lg:grid-cols-2">
          {editable ? (
            <SettingEditor
              setting={{
                key: setting.key,
                version: setting.version,
                type: setting.type,
                rules: setting.rules,
                name,
                limits: limitsOf(t, setting),
                input: inputOf(setting.type, present),
                fallback: setting.value === null ? undefined : fallback,
                undoable: setting.history.length > 0,
              }}
            />
          ) : (
            <p className="text-ink-soft">{t('readOnly')}</p>
          )}
          <SettingHistory setting={setting} zone={zone} />
        </div>
      </details>
    </li>
  )
}

/** The bounds of a value in words, with its default. */
function limitsOf(t: ReturnType<typeof useTranslations<'settings'>>, setting: Row): string {
  const { min, max, max_length } = setting.rules
  const scale = setting.type === 'basis_points' ? 100 : 1
  const bounds =
    min !== undefined && max !== undefined
      ? t('limits.between', { min: min / scale, max: max / scale })
      : max_length !== undefined
        ? t('limits.length', { max: max_length })
        : ''
  const unit = setting.rules.unit
  return [unit ? t(`limits.unit.${unit}`) : '', bounds].filter(Boolean).join(' ')
}
