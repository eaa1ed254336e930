import { useLocale, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { TextLink } from '@/components/ui/link'
import type { TransferDetails } from '@/lib/billing/payments/manual'
import type { PaymentDetail } from '@/lib/billing/payments/queries'
import { formatCompact, formatDay, type Zone } from '@/lib/time'

/** What the payer said of a transfer by hand, and what finance decided. */
export function TransferFacts({ payment, zone }: { payment: PaymentDetail; zone: Zone }) {
  const t = useTranslations('transfers')
  const locale = useLocale()
  const { account, sender, note, transferred_on } = payment.details as unknown as Partial<TransferDetails>
  return (
    <Card title={t('facts.title')}>
      <DescriptionList
        dense
        items={[
          { term: t('to'), detail: account && `${account.bank} ${account.number}` },
          { term: t('from'), detail: sender },
          { term: t('note'), detail: note },
          { term: t('day'), detail: transferred_on && formatDay(transferred_on, locale) },
          {
            term: t('facts.proof'),
            detail: payment.proof_document_id && (
              <TextLink plain href={`/api/documents/${payment.proof_document_id}`}>
                {t('facts.proof')}
              </TextLink>
            ),
          },
          {
            term: t('facts.decided'),
            detail: payment.decided_at && formatCompact(payment.decided_at, locale, zone),
          },
          ...(payment.refused_reason ? [{ term: t('facts.refused'), detail: payment.refused_reason }] : []),
        ]}
      />
    </Card>
  )
}
