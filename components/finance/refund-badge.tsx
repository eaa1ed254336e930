import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { Tone } from '@/components/ui/tone'
import type { RefundStatus } from '@/lib/billing/status'

const TONES: Record<RefundStatus, Tone> = {
  requested: 'info',
  sent: 'info',
  succeeded: 'success',
  failed: 'danger',
  canceled: 'neutral',
}

/** Where a refund stands, in a word; a transfer that nobody has made yet says so. */
export function RefundBadge({ status, via }: { status: RefundStatus; via: string }) {
  const t = useTranslations('refunds.status')
  return (
    <Badge tone={TONES[status]}>
      {t(status === 'requested' && via === 'transfer' ? 'toTransfer' : status)}
    </Badge>
  )
}
