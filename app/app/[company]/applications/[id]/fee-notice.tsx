import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { numberToPath } from '@/lib/billing/invoices/number'
import type { Taxed } from '@/lib/billing/tax'
import { formatRupiah } from '@/lib/money'

/** What sending costs, before it is sent. */
export function FeeNotice({ fee }: { fee: Taxed }) {
  const t = useTranslations('catalogue.fee')
  const amounts = {
    amount: formatRupiah(fee.subtotal),
    tax: formatRupiah(fee.tax),
    total: formatRupiah(fee.total),
  }
  return (
    <Notice tone="info" title={t('title')}>
      {t(fee.tax > 0n ? 'text' : 'textNoTax', amounts)} {t('official')}
    </Notice>
  )
}

interface FeeInvoiceProps {
  invoice: { number: string | null; status: string; total_amount: bigint }
  /** The company's start page. */
  path: string
  mayPay: boolean
}

/** The invoice of the fee, once it was sent. */
export function FeeInvoice({ invoice, path, mayPay }: FeeInvoiceProps) {
  const t = useTranslations('catalogue.fee')
  if (invoice.number === null) return null
  const isOpen = invoice.status === 'open'
  const words = { number: invoice.number, total: formatRupiah(invoice.total_amount) }
  const sentence = invoice.status === 'paid' || invoice.status === 'void' ? invoice.status : 'issued'
  return (
    <Notice
      tone={isOpen ? 'warning' : 'info'}
      title={t('title')}
      actions={
        mayPay && (
          <ButtonLink
            variant={isOpen ? 'primary' : 'secondary'}
            href={`${path}/billing/invoices/${numberToPath(invoice.number)}`}
          >
            {t(isOpen ? 'pay' : 'see')}
          </ButtonLink>
        )
      }
    >
      {t(sentence, words)}
    </Notice>
  )
}
