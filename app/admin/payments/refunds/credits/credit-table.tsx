import { useTranslations } from 'next-intl'
import { AllDone } from '@/components/art/empty'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/link'
import { Table } from '@/components/ui/table'
import type { CompanyCredit } from '@/lib/billing/refunds/queries'
import { formatRupiah } from '@/lib/money'

/** Companies with credit, or below zero; with `payOutPath` for those who may pay it out. */
export function CreditTable({
  credits,
  payOutPath,
}: {
  credits: CompanyCredit[]
  payOutPath: string | undefined
}) {
  const t = useTranslations('refunds.credits')
  const list = useTranslations('refunds.list')
  return (
    <Table
      caption={t('title')}
      rows={credits}
      rowKey={(row) => row.company_id}
      empty={
        <EmptyState art={<AllDone />} title={t('none')}>
          {t('noneText')}
        </EmptyState>
      }
      columns={[
        {
          key: 'company',
          header: list('company'),
          lead: true,
          cell: (row) => <TextLink href={`/admin/companies/${row.slug}`}>{row.name}</TextLink>,
        },
        {
          key: 'amount',
          header: t('amount'),
          numeric: true,
          cell: (row) => (
            <span className="inline-flex flex-wrap items-center justify-end gap-2">
              {row.amount < 0n && <Badge tone="danger">{t('owes')}</Badge>}
              {formatRupiah(row.amount)}
            </span>
          ),
        },
        ...(payOutPath
          ? [
              {
                key: 'pay',
                header: t('action'),
                cell: (row: CompanyCredit) =>
                  row.amount > 0n && (
                    <TextLink href={`${payOutPath}?company=${row.slug}`}>{t('open')}</TextLink>
                  ),
              },
            ]
          : []),
      ]}
    />
  )
}
