import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { Tone } from '@/components/ui/tone'
import type { SubscriptionStatus } from '@/lib/billing/status'

const TONES: Record<SubscriptionStatus, Tone> = {
  pending: 'neutral',
  trialing: 'info',
  active: 'success',
  past_due: 'warning',
  restricted: 'danger',
  paused: 'neutral',
  canceled: 'neutral',
  expired: 'danger',
}

/** How a company's plan stands: colour, icon and word. */
export function SubscriptionBadge({ status }: { status: string }) {
  const t = useTranslations('dunning.status')
  const shown = status as SubscriptionStatus
  return <Badge tone={TONES[shown]}>{t(shown)}</Badge>
}
