import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import type { InvoiceDetail } from '@/lib/billing/invoices/queries'

interface InvoiceNoticeProps {
  invoice: InvoiceDetail
  today: string
  /** Just back from the payment page: the panel below says that it is paid. */
  returned: boolean
}

/** What an invoice's state means for who reads it, where it is more than a word. */
export function InvoiceNotice({ invoice, today, returned }: InvoiceNoticeProps) {
  const t = useTranslations('billing.invoice')
  const needsLook = invoice.payments.some(
    (payment) => payment.attention !== null && payment.attention !== 'reversed',
  )
  if (needsLook) return <Notice tone="info">{t('attentionNotice')}</Notice>
  if (invoice.status === 'paid' && returned) return null
  if (invoice.status === 'paid') return <Notice tone="success">{t('paidNotice')}</Notice>
  if (invoice.status === 'void') return <Notice tone="neutral">{t('voidNotice')}</Notice>
  if (invoice.status === 'open' && invoice.due_on !== null && invoice.due_on < today)
    return <Notice tone="warning">{t('overdueNotice')}</Notice>
  return null
}
