import { useLocale, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { ColumnChart } from '@/components/ui/column-chart'
import { Stat } from '@/components/ui/stat'
import type { BillingFigures, PaidDay } from '@/lib/billing/statistics'
import { formatRupiah } from '@/lib/money'
import { formatDay } from '@/lib/time'

interface PaymentFiguresProps {
  figures: BillingFigures
  days: PaidDay[]
  failedEvents: number
}

/** What came in, what is waited for, what came to nothing, and what needs a person. */
export function PaymentFigures({ figures, days, failedEvents }: PaymentFiguresProps) {
  const t = useTranslations('finance.payments')
  const locale = useLocale()
  const before = figures.paid_last_month_same_days_amount
  const isMore = figures.paid_this_month_amount >= before
  return (
    <div className="mb-6 grid gap-4">
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
        <Stat
          label={t('figure.paid')}
          value={formatRupiah(figures.paid_this_month_amount)}
          href="/admin/payments?status=paid"
          trend={{
            direction: figures.paid_this_month_amount === before ? 'flat' : isMore ? 'up' : 'down',
            good: isMore,
            text: t('figure.lastMonth', { amount: formatRupiah(before) }),
          }}
        />
        <Stat label={t('figure.waiting')} value={figures.waiting_count} href="/admin/payments?status=pending">
          <p className="text-ink-soft">{t('figure.waitingText')}</p>
        </Stat>
        <Stat label={t('figure.failed')} value={figures.failed_count} href="/admin/payments?status=failed">
          <p className="text-ink-soft">{t('figure.failedText')}</p>
        </Stat>
        <Stat
          label={t('figure.attention')}
          value={figures.attention_count}
          href={
            figures.attention_count === 0 && failedEvents > 0
              ? '/admin/payments/events?status=failed'
              : '/admin/payments?attention=1'
          }
        >
          <p className="text-ink-soft">{t('figure.attentionText', { count: failedEvents })}</p>
        </Stat>
      </div>
      <Card title={t('byDay')}>
        <ColumnChart
          caption={t('byDay')}
          labelHeading={t('day')}
          valueHeading={t('amountHeading')}
          bars={days.map((day, index) => ({
            key: day.day,
            label: formatDay(day.day, locale),
            value: Number(day.amount),
            text: formatRupiah(day.amount),
            href: `/admin/payments?from=${day.day}&to=${day.day}`,
            highlight: index === days.length - 1,
          }))}
        />
      </Card>
    </div>
  )
}
