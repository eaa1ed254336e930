import { useLocale, useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import type { AttentionDetails } from '@/lib/billing/payments/attention'
import type { Attention } from '@/lib/billing/payments/effects'
import type { PaymentDetail } from '@/lib/billing/payments/queries'
import { formatRupiah } from '@/lib/money'
import { formatCompact, type Zone } from '@/lib/time'
import { AttendButton } from './payment-buttons'

interface AttentionPanelProps {
  payment: PaymentDetail
  manages: boolean
  zone: Zone
}

/** Why a payment needs a person, and what was done about it. */
export function AttentionPanel({ payment, manages, zone }: AttentionPanelProps) {
  const t = useTranslations('finance.attention')
  const locale = useLocale()
  if (!payment.attention) return null
  const attention = payment.attention as Attention
  const { attention: said, earlier = [] } = payment.details as AttentionDetails
  const isDone = payment.attended_at !== null
  return (
    <Notice
      tone={isDone ? 'neutral' : 'warning'}
      title={t(attention)}
      actions={!isDone && manages && <AttendButton id={payment.id} />}
    >
      <p>{t(`text.${attention}`)}</p>
      {said && (
        <p className="mt-1 text-sm text-ink-soft">
          {[said.transaction_id, said.transaction_status, amountIn(said)].filter(Boolean).join(' · ')}
        </p>
      )}
      {earlier.map((each) => (
        <div key={`${each.effect}:${each.transaction_id}:${each.at}`} className="mt-3">
          <p className="font-medium">{t(each.effect as Attention)}</p>
          <p>{t(`text.${each.effect as Attention}`)}</p>
          <p className="mt-1 text-sm text-ink-soft">
            {[each.transaction_id, each.transaction_status, amountIn(each)].filter(Boolean).join(' · ')}
          </p>
        </div>
      ))}
      {payment.attended_at && (
        <p className="mt-2">
          {t('doneBy', {
            name: payment.attended_by_name ?? '–',
            when: formatCompact(payment.attended_at, locale, zone),
          })}
          {': '}
          {payment.attention_note}
        </p>
      )}
    </Notice>
  )
}

function amountIn({ amount, currency }: { amount: string | null; currency: string }): string | null {
  if (!amount) return null
  return currency === 'IDR' ? formatRupiah(BigInt(amount)) : `${currency} ${amount}`
}
