import { useLocale, useTranslations } from 'next-intl'
import { ChannelMark } from '@/components/billing/channel-mark'
import { PaymentBadge } from '@/components/billing/status-badges'
import { Card } from '@/components/ui/card'
import { attemptName, type PayerAttempt } from '@/lib/billing/payments/payer-queries'
import { formatRupiah } from '@/lib/money'
import { formatInstant, type Zone } from '@/lib/time'

/** What was tried and is over, the newest first, with what became of it. */
export function AttemptList({ attempts, zone }: { attempts: PayerAttempt[]; zone: Zone }) {
  const t = useTranslations('checkout.history')
  const locale = useLocale()
  const at = (instant: Date | null) => (instant ? formatInstant(instant, locale, zone) : '')
  const detail = (attempt: PayerAttempt) => {
    if (attempt.paid_at) return t('paidAt', { when: at(attempt.paid_at) })
    if (attempt.status === 'expired' && attempt.expires_at)
      return t('expiredAt', { when: at(attempt.expires_at) })
    return t('begunAt', { when: at(attempt.created_at) })
  }
  return (
    <Card title={t('title')}>
      <ul className="divide-y divide-line">
        {attempts.map((attempt) => {
          const code = attempt.channel ?? (attempt.provider === 'manual' ? 'transfer' : undefined)
          return (
            <li
              key={attempt.id}
              className="flex flex-wrap items-start gap-x-4 gap-y-2 py-3 first:pt-0 last:pb-0 sm:flex-nowrap sm:items-center"
            >
              {code && <ChannelMark code={code} />}
              <div className="min-w-0 flex-1 max-sm:basis-40">
                <p className="font-semibold">
                  {attemptName(attempt, locale) || t('noMethod')}
                  {attempt.paid_amount !== null && (
                    <span className="ms-2 font-normal tabular-nums">{formatRupiah(attempt.paid_amount)}</span>
                  )}
                </p>
                <p className="text-ink-soft">{detail(attempt)}</p>
                {attempt.refused_reason && <p>{t('refused', { reason: attempt.refused_reason })}</p>}
              </div>
              <PaymentBadge status={attempt.status} />
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
