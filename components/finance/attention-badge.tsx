import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'

export type Attention =
  | 'amountMismatch'
  | 'duplicatePayment'
  | 'paidOnVoid'
  | 'paidOnEnded'
  | 'reversed'
  | 'moneyReturned'

/** Why a payment needs a person. */
export function AttentionBadge({ attention }: { attention: string }) {
  const t = useTranslations('finance.attention')
  return <Badge tone="warning">{t(attention as Attention)}</Badge>
}
