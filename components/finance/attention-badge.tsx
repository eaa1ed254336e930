import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { Attention } from '@/lib/billing/payments/effects'

/** Why a payment needs a person. */
export function AttentionBadge({ attention }: { attention: string }) {
  const t = useTranslations('finance.attention')
  return <Badge tone="warning">{t(attention as Attention)}</Badge>
}
