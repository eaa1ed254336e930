import { useLocale, useTranslations } from 'next-intl'
import { DescriptionList } from '@/components/ui/description-list'
import { TextLink } from '@/components/ui/link'
import { numberToPath } from '@/lib/billing/invoices/number'
import { methodName } from '@/lib/billing/payments/method'
import type { PaymentDetail } from '@/lib/billing/payments/queries'
import { formatRupiah } from '@/lib/money'
import { formatCompact, type Zone } from '@/lib/time'

interface PaymentFactsProps {
  payment: PaymentDetail
  zone: Zone
  auditable: boolean
}

export function PaymentFacts({ payment, zone, auditable }: PaymentFactsProps) {
  const t = useTranslations('finance.payment')
  const names = useTranslations('finance.payments.provider')
  const locale = useLocale()
  const at = (instant: Date | null) => instant && formatCompact(instant, locale, zone)
  const isOnline = payment.provider !== 'manual'
  const { error } = payment.details as { error?: string }
  return (
    <DescriptionList
      dense
      items={[
        { term: t('amount'), detail: formatRupiah(payment.amount) },
        {
          term: t('paidAmount'),
          detail: payment.paid_amount === null ? null : formatRupiah(payment.paid_amount),
        },
        {
          term: t('company'),
          detail: (
            <TextLink href={`/admin/companies/${payment.company_slug}`}>{payment.company_name}</TextLink>
          ),
        },
        {
          term: t('invoice'),
          detail: (
            <TextLink href={`/admin/invoices/${numberToPath(payment.invoice_number ?? '')}`}>
              {payment.invoice_number}
            </TextLink>
          ),
        },
        { term: t('method'), detail: methodName(payment.method, locale) || null },
        { term: t('provider'), detail: names(payment.provider as 'manual') },
        ...(isOnline ? [{ term: t('transaction'), detail: payment.provider_transaction_id }] : []),
        {
          term: t('begun'),
          detail: [
            at(payment.created_at),
            payment.created_by_name && t('begunBy', { name: payment.created_by_name }),
          ]
            .filter(Boolean)
            .join(' '),
        },
        ...(isOnline ? [{ term: t('expires'), detail: at(payment.expires_at) }] : []),
        { term: t('paid'), detail: at(payment.paid_at) },
        ...(isOnline ? [{ term: t('checked'), detail: at(payment.checked_at) }] : []),
        ...(error ? [{ term: t('error'), detail: error }] : []),
        ...(auditable
          ? [
              {
                term: t('history'),
                detail: (
                  <TextLink href={`/admin/audit?entity=payment&q=${payment.id}`}>{t('historyLink')}</TextLink>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}
