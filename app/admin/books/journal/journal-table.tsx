import { useLocale, useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'
import { Link, TextLink } from '@/components/ui/link'
import { Table } from '@/components/ui/table'
import type { JournalRow } from '@/lib/billing/books/journal'
import { numberToPath } from '@/lib/billing/invoices/number'
import type { Account } from '@/lib/billing/ledger/accounts'
import { formatRupiah } from '@/lib/money'
import { formatDay } from '@/lib/time'

/** Postings with what they moved, from where to where, and the papers they stand for. */
export function JournalTable({ rows }: { rows: JournalRow[] }) {
  const t = useTranslations('books.journal')
  const words = useTranslations('invoicing.postings')
  const locale = useLocale()
  const account = (code: Account, number: string) => (
    <span>
      <span className="text-ink-soft tabular-nums">{number}</span> {words(`accounts.${code}`)}
    </span>
  )
  return (
    <Table
      caption={t('list')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t('none')}>{t('noneText')}</EmptyState>}
      columns={[
        {
          key: 'day',
          header: t('day'),
          cell: (row) => <span className="whitespace-nowrap">{formatDay(row.posted_on, locale)}</span>,
        },
        { key: 'kind', header: t('kind'), lead: true, cell: (row) => words(`kinds.${row.kind}`) },
        { key: 'debit', header: t('debit'), cell: (row) => account(row.debit_account, row.debit_number) },
        {
          key: 'credit',
          header: t('credit'),
          cell: (row) => account(row.credit_account, row.credit_number),
        },
        {
          key: 'amount',
          header: t('amount'),
          numeric: true,
          cell: (row) => <span className="whitespace-nowrap">{formatRupiah(row.amount)}</span>,
        },
        {
          key: 'company',
          header: t('company'),
          cell: (row) =>
            row.company_slug ? (
              <TextLink href={`/admin/companies/${row.company_slug}`}>{row.company_name}</TextLink>
            ) : (
              '–'
            ),
        },
        { key: 'papers', header: t('papers'), cell: (row) => <Papers row={row} /> },
      ]}
    />
  )
}

/** The invoice, and what else a posting belongs to. */
function Papers({ row }: { row: JournalRow }) {
  const t = useTranslations('books.journal')
  const { invoice_number, credit_note_number, payment_id, order_id, refund_id } = row
  const papers = [
    invoice_number && { href: `/admin/invoices/${numberToPath(invoice_number)}`, label: invoice_number },
    credit_note_number && {
      href: `/admin/invoices/credit-notes/${numberToPath(credit_note_number)}/pdf`,
      label: credit_note_number,
    },
    payment_id && {
      href: `/admin/payments/${payment_id}`,
      label: refund_id ? t('refund') : t('payment'),
      title: order_id ?? undefined,
    },
  ].filter((paper) => paper !== null && paper !== '')
  if (papers.length === 0) return '–'
  return (
    <span className="flex flex-wrap gap-x-3 gap-y-1">
      {papers.map(({ href, label, ...rest }) => (
        <Link
          key={href}
          href={href}
          plain={href.endsWith('/pdf')}
          className="whitespace-nowrap text-link underline-offset-2 hover:underline max-sm:py-2"
          {...rest}
        >
          {label}
        </Link>
      ))}
    </span>
  )
}
