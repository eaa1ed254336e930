import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'

export const ATTENTIONS = [
  'underpaid',
  'overpaid',
  'duplicatePayment',
  'paidOnVoid',
  'paidOnEnded',
  'wrongCurrency',
  'unreadableAmount',
  'reversed',
  'chargedBack',
  'refundFailed',
  'refundElsewhere',
  'refundSilent',
  'amountMismatch',
  'moneyReturned',
] as const
export type Attention = (typeof ATTENTIONS)[number]

/** Why a payment needs a person. */
export function AttentionBadge({ attention }: { attention: string }) {
  const t = useTranslations('finance.attention')
  return <Badge tone="warning">{t(attention as Attention)}</Badge>
}
