import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { Tone } from '@/components/ui/tone'
import type { EmailStatus } from '@/lib/email/status'

const TONES: Record<EmailStatus, Tone> = {
  queued: 'neutral',
  sent: 'info',
  delivered: 'success',
  bounced: 'danger',
  cancelled: 'neutral',
  failed: 'danger',
}

/** What became of a mail: colour, icon and word. */
export function EmailStatusBadge({ status }: { status: string }) {
  const t = useTranslations('email')
  const known = status as EmailStatus
  return <Badge tone={TONES[known]}>{t(`status.${known}`)}</Badge>
}
