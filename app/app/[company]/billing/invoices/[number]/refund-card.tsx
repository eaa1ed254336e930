import { getLocale, getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { db } from '@/db'
import { listRefundsOfInvoice } from '@/lib/billing/refunds/queries'
import type { CompanyId } from '@/lib/ids'
import { formatRupiah } from '@/lib/money'
import { dayOf, formatDay } from '@/lib/time'

/** What of an invoice went back to its payer, or is on its way. The company is the one whose invoice it was found to be. */
export async function RefundCard({ companyId, invoiceId }: { companyId: string; invoiceId: string }) {
  const refunds = await listRefundsOfInvoice(db, companyId as CompanyId, invoiceId)
  if (refunds.length === 0) return null
  const [t, locale] = await Promise.all([getTranslations('refunds.owner'), getLocale()])
  return (
    <Card title={t('title')}>
      <ul className="divide-y divide-line">
        {refunds.map((refund) => {
          const isDone = refund.status === 'succeeded'
          const day = refund.transferred_on ?? dayOf(refund.succeeded_at ?? refund.created_at)
          return (
            <li
              key={refund.id}
              className="flex flex-wrap items-center justify-between gap-2 py-3 first:pt-0 last:pb-0"
            >
              <span>
                <span className="font-semibold tabular-nums">{formatRupiah(refund.amount)}</span>
                <span className="block text-ink-soft">
                  {t('way', { way: t(refund.via), when: formatDay(day, locale) })}
                </span>
              </span>
              <Badge tone={isDone ? 'success' : 'info'}>{t(isDone ? 'arrived' : 'underWay')}</Badge>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
