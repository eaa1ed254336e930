import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import type { InvoiceDetail } from '@/lib/billing/invoices/queries'
import type { PayerAttempt } from '@/lib/billing/payments/payer-queries'
import { formatRupiah } from '@/lib/money'

interface InvoiceNoticeProps {
  invoice: InvoiceDetail
  attempts: PayerAttempt[]
  /** Just back from the payment page: the panel below says that it is paid. */
  returned: boolean
}

/** Outcomes of which the page itself says all there is to say. */
const SAID_ELSEWHERE: readonly string[] = ['reversed', 'underpaid']

/** What an invoice's state means for who reads it, where it is more than a word. */
export function InvoiceNotice({ invoice, attempts, returned }: InvoiceNoticeProps) {
  const t = useTranslations('checkout.notice')
  const needsLook = attempts.some(
    ({ attention }) => attention !== null && !SAID_ELSEWHERE.includes(attention),
  )
  if (needsLook) return <Notice tone="info">{t('attention')}</Notice>
  if (invoice.status === 'paid' && !returned) return <Notice tone="success">{t('paid')}</Notice>
  if (invoice.status === 'void') return <Notice tone="neutral">{t('void')}</Notice>
  if (invoice.status === 'uncollectible') return <Notice tone="neutral">{t('uncollectible')}</Notice>
  if (invoice.status === 'open' && invoice.paid_amount > 0n)
    return (
      <Notice tone="warning" title={t('partTitle')}>
        {t('part', {
          paid: formatRupiah(invoice.paid_amount),
          due: formatRupiah(invoice.due_amount ?? invoice.total_amount),
        })}
      </Notice>
    )
  return null
}
