import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { Tone } from '@/components/ui/tone'
import type { LicenseState } from '@/lib/licensing/licenses/status'

const TONES: Record<LicenseState, Tone> = {
  active: 'success',
  upcoming: 'info',
  suspended: 'warning',
  revoked: 'danger',
  expired: 'danger',
  superseded: 'neutral',
}

/** How a licence stands; what was recorded says so first. */
export function LicenseStateBadge({ state, origin }: { state: LicenseState; origin: string }) {
  const t = useTranslations('licenses')
  return (
    <span className="flex flex-wrap gap-1.5">
      {origin === 'recorded' && (
        <Badge tone="neutral" icon={null}>
          {t('recorded.badge')}
        </Badge>
      )}
      <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>
    </span>
  )
}
