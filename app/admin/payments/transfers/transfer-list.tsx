import { useLocale, useTranslations } from 'next-intl'
import { DocumentThumb } from '@/components/documents/document-thumb'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { TextLink } from '@/components/ui/link'
import { numberToPath } from '@/lib/billing/invoices/number'
import type { ReportedTransfer } from '@/lib/billing/payments/transfer-queries'
import { formatRupiah } from '@/lib/money'
import { formatCompact, formatDay, type Zone } from '@/lib/time'
import { Decision } from './decision'

interface TransferListProps {
  transfers: ReportedTransfer[]
  manages: boolean
  zone: Zone
}

/** Transfers that owners say they made: the proof beside the amount, to be found in the bank's statement, or not. */
export function TransferList({ transfers, manages, zone }: TransferListProps) {
  const t = useTranslations('transfers')
  const locale = useLocale()
  return (
    <Card flush title={t('title', { count: transfers.length })} lead={t('lead')} className="mb-6">
      <ul className="divide-y divide-line border-t border-line">
        {transfers.map((transfer) => (
          <li key={transfer.id} className="flex flex-wrap gap-x-6 gap-y-4 p-5">
            {transfer.proof_id && transfer.content_type && (
              <a
                href={`/api/documents/${transfer.proof_id}`}
                target="_blank"
                rel="noreferrer"
                aria-label={t('openProof', { name: transfer.file_name ?? '' })}
                className="self-start rounded-md"
              >
                <DocumentThumb id={transfer.proof_id} content_type={transfer.content_type} size={132} />
              </a>
            )}
            <div className="grid min-w-0 flex-1 basis-72 content-start gap-3">
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="text-xl font-bold tabular-nums">{formatRupiah(transfer.amount)}</span>
                <Badges transfer={transfer} />
              </p>
              <DescriptionList
                dense
                items={[
                  {
                    term: t('company'),
                    detail: (
                      <TextLink href={`/admin/companies/${transfer.company_slug}`}>
                        {transfer.company_name}
                      </TextLink>
                    ),
                  },
                  {
                    term: t('invoice'),
                    detail: (
                      <>
                        <TextLink href={`/admin/invoices/${numberToPath(transfer.number)}`}>
                          {transfer.number}
                        </TextLink>{' '}
                        {t('due', { amount: formatRupiah(transfer.due_amount) })}
                      </>
                    ),
                  },
                  {
                    term: t('to'),
                    detail: `${transfer.details.account.bank} ${transfer.details.account.number}`,
                  },
                  { term: t('from'), detail: transfer.details.sender },
                  { term: t('note'), detail: transfer.details.note },
                  { term: t('day'), detail: formatDay(transfer.details.transferred_on, locale) },
                  {
                    term: t('reported'),
                    detail: [formatCompact(transfer.created_at, locale, zone), transfer.payer_name]
                      .filter(Boolean)
                      .join(', '),
                  },
                ]}
              />
              {manages && (
                <Decision
                  payment_id={transfer.id}
                  amount={transfer.amount.toString()}
                  transferred_on={transfer.details.transferred_on}
                  company={transfer.company_name}
                />
              )}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** What finance should know before looking: the sums differ, the invoice is settled, the proof is an old one. */
function Badges({ transfer }: { transfer: ReportedTransfer }) {
  const t = useTranslations('transfers.badge')
  const isOpen = transfer.invoice_status === 'open'
  return (
    <>
      {!isOpen && <Badge tone="warning">{t(transfer.invoice_status === 'paid' ? 'paid' : 'closed')}</Badge>}
      {isOpen && transfer.amount < transfer.due_amount && <Badge tone="warning">{t('less')}</Badge>}
      {isOpen && transfer.amount > transfer.due_amount && <Badge tone="info">{t('more')}</Badge>}
      {transfer.proof_was_used && <Badge tone="danger">{t('used')}</Badge>}
    </>
  )
}
