import { useLocale, useTranslations } from 'next-intl'
import { RefundBadge } from '@/components/finance/refund-badge'
import type { StaffRefund } from '@/lib/billing/refunds/queries'
import type { PlanAnswer } from '@/lib/billing/refunds/schema'
import { newId } from '@/lib/ids'
import { formatRupiah } from '@/lib/money'
import { dayOf, formatCompact, formatDay, type Zone } from '@/lib/time'
import { RefundActions } from '../refunds/refund-actions'

const ENDS = { now: 'endsNow', period_end: 'endsLater', keep: 'keeps' } as const satisfies Record<
  PlanAnswer,
  string
>

interface RefundListProps {
  refunds: StaffRefund[]
  manages: boolean
  zone: Zone
}

/** The refunds of a payment: each with where it stands, to whom it goes and what can be done. */
export function RefundList({ refunds, manages, zone }: RefundListProps) {
  const t = useTranslations('refunds')
  const locale = useLocale()
  return (
    <ul aria-label={t('panel.list')} className="divide-y divide-line">
      {refunds.map((refund) => {
        const account = refund.destination
        return (
          <li key={refund.id} className="grid gap-2 py-4 first:pt-0">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="text-base font-bold tabular-nums">{formatRupiah(refund.amount)}</span>
              <RefundBadge status={refund.status} via={refund.via} />
              <span className="text-ink-soft">
                {t(`via.${refund.via}`)} · {formatCompact(refund.created_at, locale, zone)}
                {refund.requested_by_name && ` · ${refund.requested_by_name}`}
              </span>
            </p>
            <p>{refund.reason}</p>
            {account && (
              <p className="text-ink-soft">
                {[account.bank, account.account_number, account.account_name].join(' · ')}
              </p>
            )}
            <p className="flex flex-wrap gap-x-3 text-ink-soft empty:hidden">
              {refund.credit_note_number && (
                <span>{t('panel.note', { number: refund.credit_note_number })}</span>
              )}
              {refund.ends_plan && <span>{t(`panel.${ENDS[refund.ends_plan as PlanAnswer]}`)}</span>}
              {refund.transferred_on && (
                <span>
                  {t('panel.transferred', {
                    day: formatDay(refund.transferred_on, locale),
                    reference: refund.transfer_reference ?? '–',
                  })}
                </span>
              )}
              {refund.status === 'sent' && <span>{t('panel.waits')}</span>}
            </p>
            {refund.failure && (
              <p className="text-danger">{t('panel.failure', { reason: refund.failure })}</p>
            )}
            {manages && (
              <RefundActions
                id={refund.id}
                status={refund.status}
                via={refund.via}
                retryKey={refund.status === 'failed' && !refund.retried_by ? newId() : null}
                today={dayOf(new Date())}
              />
            )}
          </li>
        )
      })}
    </ul>
  )
}
