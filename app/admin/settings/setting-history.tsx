import { useLocale, useTranslations } from 'next-intl'
import { TextLink } from '@/components/ui/link'
import type { SettingRow } from '@/lib/config/queries'
import type { SettingValue } from '@/lib/config/schema'
import { formatCompact, type Zone } from '@/lib/time'
import { valueText } from './value-text'

/** The last changes of a setting, newest first. */
export function SettingHistory({ setting, zone }: { setting: SettingRow; zone: Zone }) {
  const t = useTranslations('settings')
  const locale = useLocale()
  const text = (value: SettingValue | null) =>
    value === null
      ? t('history.toDefault', { value: valueText(t, locale, setting, setting.default_value) })
      : valueText(t, locale, setting, value)
  return (
    <div className="min-w-0">
      <h3 className="font-semibold">{t('history.title')}</h3>
      {setting.history.length === 0 && <p className="mt-1 text-ink-soft">{t('history.none')}</p>}
      <ol className="mt-1 divide-y divide-line">
        {setting.history.map((change) => (
          <li key={change.id} className="py-2">
            <p className="break-words">
              <span className="text-ink-soft line-through decoration-1">{text(change.before_value)}</span>
              <span aria-hidden="true"> → </span>
              <span className="sr-only">{t('history.became')}</span>
              <span className="font-semibold">{text(change.after_value)}</span>
            </p>
            <p className="text-ink-soft">
              {t('history.line', {
                name: change.changed_by_name ?? t('source.unknown'),
                when: formatCompact(new Date(change.created_at), locale, zone),
                source: t(`history.source.${change.source}`),
              })}
            </p>
          </li>
        ))}
      </ol>
      <p className="mt-2 text-ink-soft">
        <span className="font-mono break-all">{setting.key}</span>
        {setting.history.length > 0 && (
          <>
            {' · '}
            <TextLink href={`/admin/audit?entity=setting&q=${setting.key}`}>{t('history.audit')}</TextLink>
          </>
        )}
      </p>
    </div>
  )
}
