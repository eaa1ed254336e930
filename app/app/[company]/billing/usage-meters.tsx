import { useFormatter, useTranslations } from 'next-intl'
import { BarMeter } from '@/components/ui/bar-meter'
import type { Usage } from '@/lib/billing/entitlements'

const MEGABYTE = 1024 * 1024

/** What of the plan is used, and what that means where it is full. */
export function UsageMeters({ usage }: { usage: Usage }) {
  const t = useTranslations('billing.page.usage')
  const format = useFormatter()
  const size = (mb: number) =>
    mb >= 1024
      ? `${format.number(mb / 1024, { maximumFractionDigits: 1 })} GB`
      : `${format.number(mb, { maximumFractionDigits: mb < 10 ? 1 : 0 })} MB`
  const count = (used: number, limit: number | null) =>
    limit === null ? t('unlimited', { used }) : t('of', { used, limit })
  const storage = usage.storage_bytes / MEGABYTE
  const meters: { label: string; used: number; limit: number | null; text: string; alone?: boolean }[] = [
    {
      label: t('applications'),
      used: usage.open_applications,
      limit: usage.open_application_limit,
      text: count(usage.open_applications, usage.open_application_limit),
    },
    {
      label: t('members'),
      used: usage.members,
      limit: usage.member_limit,
      text: count(usage.members, usage.member_limit),
      // Who works alone on a plan for one lacks nothing.
      alone: usage.members <= 1,
    },
    {
      label: t('storage'),
      used: storage,
      limit: usage.storage_limit_mb,
      text:
        usage.storage_limit_mb === null
          ? t('unlimitedSize', { used: size(storage) })
          : t('ofSize', { used: size(storage), limit: size(usage.storage_limit_mb) }),
    },
  ]
  const full = meters.filter(({ used, limit, alone }) => limit !== null && used >= limit && !alone)
  return (
    <div className="grid gap-4">
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-3">
        {meters.map(({ label, used, limit, text, alone }) => (
          <BarMeter
            key={label}
            label={label}
            value={limit === null ? 0 : used}
            max={limit ?? 1}
            tone={limit !== null && used >= limit && !alone ? 'accent' : 'primary'}
            text={text}
          />
        ))}
      </div>
      {full.length > 0 && (
        <p className="text-ink-soft">
          {t('fullOf', { what: full.map(({ label }) => label.toLowerCase()).join(', ') })}
        </p>
      )}
    </div>
  )
}
