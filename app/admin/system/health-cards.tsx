import { useFormatter, useTranslations } from 'next-intl'
import { cx } from '@/components/ui/class-names'
import { TONE_CLASS } from '@/components/ui/tone'
import { TONE_ICON } from '@/components/ui/tone-icon'
import type { Check, Readiness } from '@/lib/system/health'

interface HealthCardsProps {
  readiness: Readiness
  /** How long writing and reading a file took; undefined when it failed. */
  storageMs: number | undefined
}

/** The four things that must work, each with what it means where it does not. */
export function HealthCards({ readiness, storageMs }: HealthCardsProps) {
  const t = useTranslations('system.health')
  const format = useFormatter()
  const storage: Check = storageMs === undefined ? { ok: false, why: 'unreachable' } : { ok: true }
  const checks = { ...readiness.checks, storage }
  return (
    <ul className="grid grid-cols-1 gap-3 sm:grid-cols-2 xl:grid-cols-4">
      {(Object.keys(checks) as (keyof typeof checks)[]).map((name) => {
        const check = checks[name]
        const tone = check.ok ? 'success' : 'danger'
        const ToneIcon = TONE_ICON[tone]
        return (
          <li key={name} className={cx('flex gap-3 rounded-lg border p-4', TONE_CLASS[tone])}>
            <ToneIcon className="mt-0.5" />
            <div className="min-w-0">
              <p className="font-bold">{t(`name.${name}`)}</p>
              <p className="break-words text-ink">
                {check.ok ? t('fine') : t(`why.${check.why}`, { detail: check.detail ?? '' })}
                {name === 'storage' &&
                  storageMs !== undefined &&
                  ` · ${format.number(storageMs, { maximumFractionDigits: 0 })} ms`}
              </p>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
