import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { Tone } from '@/components/ui/tone'
import type { PaymentEventStatus } from '@/lib/billing/filters'

const TONES: Record<PaymentEventStatus, Tone> = {
  received: 'info',
  applied: 'success',
  ignored: 'neutral',
  rejected: 'danger',
  failed: 'warning',
}

/** What became of a notification, in a word. */
export function EventBadge({ status }: { status: string }) {
  const t = useTranslations('finance.event.status')
  const shown = status as PaymentEventStatus
  return <Badge tone={TONES[shown]}>{t(shown)}</Badge>
}

/** What a notification led to, in a sentence. */
export function EventOutcome({ outcome }: { outcome: string | null }) {
  const t = useTranslations('finance.event.outcome')
  const key = outcome ?? 'none'
  return t.has(key as 'none') ? t(key as 'none') : key
}
