import { useLocale, useTranslations } from 'next-intl'
import { InvoiceBadge } from '@/components/billing/status-badges'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { DownloadIcon } from '@/components/ui/icons'
import { TextLink } from '@/components/ui/link'
import { Pager } from '@/components/ui/pager'
import { Table } from '@/components/ui/table'
import { numberToPath } from '@/lib/billing/invoices/number'
import type { listInvoices } from '@/lib/billing/invoices/queries'
import { formatRupiah } from '@/lib/money'
import { formatDay } from '@/lib/time'
import { billingPath } from './paths'

interface InvoiceListProps {
  slug: string
  page: Awaited<ReturnType<typeof listInvoices>>
  today: string
}

export function InvoiceList({ slug, page, today }: InvoiceListProps) {
  const t = useTranslations('billing.page.invoices')
  const locale = useLocale()
  const path = (number: string | null) => billingPath(slug, `/invoices/${numberToPath(number ?? '')}`)
  return (
    <Card flush title={t('title')}>
      <Table
        caption={t('title')}
        rows={page.rows}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>}
        columns={[
          {
            key: 'number',
            header: t('number'),
            lead: true,
            cell: (row) => (
              <TextLink href={path(row.number)} className="whitespace-nowrap">
                {row.number}
              </TextLink>
            ),
          },
          {
            key: 'issued',
            header: t('issued'),
            cell: (row) => row.issued_on && formatDay(row.issued_on, locale),
          },
          { key: 'total', header: t('total'), numeric: true, cell: (row) => formatRupiah(row.total_amount) },
          {
            key: 'status',
            header: t('status'),
            cell: (row) => <InvoiceBadge status={row.status} dueOn={row.due_on} today={today} />,
          },
          {
            key: 'pdf',
            header: t('pdf'),
            cell: (row) => (
              <TextLink
                plain
                href={`${path(row.number)}/pdf`}
                aria-label={t('download', { number: row.number ?? '' })}
                className="inline-flex min-h-11 items-center gap-1.5"
              >
                <DownloadIcon size={18} />
                {t('pdf')}
              </TextLink>
            ),
          },
        ]}
      />
      <div className="px-5 empty:hidden">
        <Pager
          prevHref={page.before && billingPath(slug, '', { before: page.before })}
          nextHref={page.after && billingPath(slug, '', { after: page.after })}
        />
      </div>
    </Card>
  )
}
