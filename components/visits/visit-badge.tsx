import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { Tone } from '@/components/ui/tone'
import type { VisitResult, VisitStatus } from '@/lib/licensing/visits/status'

const TONES: Record<VisitStatus, Tone> = {
  proposed: 'info',
  confirmed: 'primary',
  reschedule_requested: 'warning',
  under_way: 'primary',
  completed: 'success',
  cancelled: 'neutral',
  missed: 'danger',
}

export const RESULT_TONES: Record<VisitResult, Tone> = {
  passed: 'success',
  passed_with_notes: 'warning',
  failed: 'danger',
}

/** How a visit stands; a completed one by its result. */
export function VisitBadge({ status, result }: { status: VisitStatus; result: VisitResult | null }) {
  const t = useTranslations('visits')
  if (result) return <Badge tone={RESULT_TONES[result]}>{t(`result.${result}`)}</Badge>
  return <Badge tone={TONES[status]}>{t(`status.${status}`)}</Badge>
}
