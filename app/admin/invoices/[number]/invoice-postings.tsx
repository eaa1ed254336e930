import { useLocale, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { Table } from '@/components/ui/table'
import type { listInvoicePostings } from '@/lib/billing/invoices/staff-details'
import type { Account } from '@/lib/billing/ledger/accounts'
import type { PostingKind } from '@/lib/billing/ledger/postings'
import { formatRupiah } from '@/lib/money'
import { formatDay } from '@/lib/time'

interface InvoicePostingsProps {
  postings: Awaited<ReturnType<typeof listInvoicePostings>>
}

/** What the invoice and all that happened to it mean for the books. */
export function InvoicePostings({ postings }: InvoicePostingsProps) {
  const t = useTranslations('invoicing.postings')
  const locale = useLocale()
  return (
    <Card flush title={t('title')}>
      <Table
        caption={t('title')}
        rows={postings}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'kind',
            header: t('kind'),
            lead: true,
            cell: (row) => t(`kinds.${row.kind as PostingKind}`),
          },
          { key: 'day', header: t('day'), cell: (row) => formatDay(row.posted_on, locale) },
          {
            key: 'debit',
            header: t('debit'),
            cell: (row) => `${row.debit_number} ${t(`accounts.${row.debit_account as Account}`)}`,
          },
          {
            key: 'credit',
            header: t('credit'),
            cell: (row) => `${row.credit_number} ${t(`accounts.${row.credit_account as Account}`)}`,
          },
          { key: 'amount', header: t('amount'), numeric: true, cell: (row) => formatRupiah(row.amount) },
        ]}
      />
    </Card>
  )
}
