import { useLocale, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/link'
import { Table } from '@/components/ui/table'
import { formatMonth, sinceFirst } from '@/lib/billing/figures/months'
import { LOSSES, MOVES, type Move } from '@/lib/billing/figures/moves'
import type { RecurringMonth } from '@/lib/billing/figures/recurring'
import { filterHref } from '@/lib/billing/filters'
import { formatRupiah } from '@/lib/money'

const isLoss = (move: Move) => (LOSSES as readonly Move[]).includes(move)

/** Each month from its beginning to its end, the latest first; each figure leads to its companies. */
export function MovesTable({ months }: { months: RecurringMonth[] }) {
  const t = useTranslations('figures.recurring')
  const all = useTranslations('figures')
  const locale = useLocale()
  const amount = (value: bigint) => <span className="whitespace-nowrap">{formatRupiah(value)}</span>
  return (
    <Card flush title={t('moves')} lead={t('movesLead')}>
      <Table
        caption={t('moves')}
        rows={sinceFirst(months, ({ opening, closing }) => opening > 0n || closing > 0n).toReversed()}
        rowKey={(row) => row.month}
        columns={[
          {
            key: 'month',
            header: all('month'),
            lead: true,
            cell: (row) => (
              <span className="whitespace-nowrap">{formatMonth(row.month, locale, 'long')}</span>
            ),
          },
          { key: 'opening', header: t('opening'), numeric: true, cell: (row) => amount(row.opening) },
          ...MOVES.map((move) => ({
            key: move,
            header: t(`move.${move}`),
            numeric: true,
            cell: (row: RecurringMonth) => <MoveCell row={row} move={move} />,
          })),
          {
            key: 'closing',
            header: t('closing'),
            numeric: true,
            cell: (row) => <strong>{amount(row.closing)}</strong>,
          },
        ]}
      />
    </Card>
  )
}

function MoveCell({ row, move }: { row: RecurringMonth; move: Move }) {
  const { amount, count } = row.moves[move]
  if (count === 0) return <span className="text-ink-soft">–</span>
  return (
    <TextLink
      href={filterHref('/admin/books/recurring/companies', { month: row.month, move })}
      className="whitespace-nowrap"
    >
      {isLoss(move) ? formatRupiah(-amount) : `+${formatRupiah(amount)}`} ({count})
    </TextLink>
  )
}
