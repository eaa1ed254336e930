import { useTranslations } from 'next-intl'
import { TextLink } from '@/components/ui/link'
import { Table } from '@/components/ui/table'
import { type AccountBalance, totalsOf } from '@/lib/billing/books/balances'
import type { Month } from '@/lib/billing/books/months'
import { formatRupiah } from '@/lib/money'

type Row = Omit<AccountBalance, 'account' | 'kind' | 'number'> & Partial<AccountBalance>

/** What each account held at the beginning and at the end, and what moved in between; below it the sums. */
export function BalanceTable({ rows, month }: { rows: AccountBalance[]; month: Month }) {
  const t = useTranslations('books.accounts')
  const words = useTranslations('invoicing.postings')
  const amount = (value: bigint) =>
    value === 0n ? '–' : <span className="whitespace-nowrap">{formatRupiah(value)}</span>
  const balance = (value: bigint) =>
    value === 0n ? (
      '–'
    ) : (
      <span className="whitespace-nowrap">
        {formatRupiah(value < 0n ? -value : value)}{' '}
        <span className="text-ink-soft">{value < 0n ? t('creditSide') : t('debitSide')}</span>
      </span>
    )
  const totals: Row = totalsOf(rows)
  const href = (account: string) =>
    `/admin/books/journal?account=${account}&from=${month.first_on}&to=${month.last_on}`
  return (
    <Table<Row>
      caption={t('list')}
      rows={[...rows, totals]}
      rowKey={(row) => row.account ?? 'sum'}
      columns={[
        {
          key: 'account',
          header: t('account'),
          lead: true,
          cell: (row) =>
            row.account && row.kind ? (
              <span>
                <span className="font-normal text-ink-soft tabular-nums">{row.number}</span>{' '}
                <TextLink href={href(row.account)}>{words(`accounts.${row.account}`)}</TextLink>
                <span className="block font-normal text-ink-soft">{t(`kinds.${row.kind}`)}</span>
              </span>
            ) : (
              <strong>{t('sum')}</strong>
            ),
        },
        { key: 'opening', header: t('opening'), numeric: true, cell: (row) => balance(row.opening) },
        { key: 'debit', header: t('debit'), numeric: true, cell: (row) => amount(row.debit) },
        { key: 'credit', header: t('credit'), numeric: true, cell: (row) => amount(row.credit) },
        { key: 'closing', header: t('closing'), numeric: true, cell: (row) => balance(row.closing) },
      ]}
    />
  )
}
