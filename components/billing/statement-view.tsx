import { useLocale, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Field } from '@/components/ui/field'
import { DownloadIcon } from '@/components/ui/icons'
import { DateInput } from '@/components/ui/input'
import { ButtonLink } from '@/components/ui/link'
import { Table } from '@/components/ui/table'
import type { Statement } from '@/lib/billing/invoices/statement'
import { sayMovement, statementSums } from '@/lib/billing/papers/statement-words'
import { formatRupiah } from '@/lib/money'
import { formatDay } from '@/lib/time'

interface StatementViewProps {
  statement: Statement
  /** Where the page is; its downloads lie below it. */
  path: string
}

/** A statement of account on the screen: the days to choose, what moved, the balances, and the same as PDF and CSV. */
export function StatementView({ statement, path }: StatementViewProps) {
  const t = useTranslations('papers')
  const own = useTranslations('invoicing.statement')
  const locale = useLocale()
  const file = (format: string) =>
    `${path}/file?${new URLSearchParams({ from: statement.from, to: statement.to, format })}`
  const sums = [
    { term: t('opening'), amount: statement.opening },
    ...statementSums(statement, t),
    { term: t('closing'), amount: statement.closing },
  ]
  return (
    <div className="grid gap-6">
      <form method="get" action={path} className="flex flex-wrap items-end gap-3">
        <Field id="from" label={own('from')}>
          <DateInput id="from" name="from" defaultValue={statement.from} />
        </Field>
        <Field id="to" label={own('to')}>
          <DateInput id="to" name="to" defaultValue={statement.to} />
        </Field>
        <Button type="submit" variant="secondary">
          {own('show')}
        </Button>
        <ButtonLink plain variant="secondary" icon={<DownloadIcon size={18} />} href={file('pdf')}>
          PDF
        </ButtonLink>
        <ButtonLink plain variant="secondary" icon={<DownloadIcon size={18} />} href={file('csv')}>
          CSV
        </ButtonLink>
      </form>
      <Card title={t('closing')}>
        <dl className="grid max-w-md gap-1 tabular-nums">
          {sums.map(({ term, amount }, at) => (
            <div
              key={term}
              className={
                at === sums.length - 1
                  ? 'mt-2 flex justify-between gap-4 border-t border-line-strong pt-3 text-lg font-extrabold'
                  : 'flex justify-between gap-4'
              }
            >
              <dt>{term}</dt>
              <dd>{formatRupiah(amount)}</dd>
            </div>
          ))}
        </dl>
        <p className="mt-3 text-sm text-ink-soft">{t('positive')}</p>
      </Card>
      <Card flush title={own('moves')}>
        <Table
          caption={own('moves')}
          rows={statement.lines.map((line, at) => ({ ...line, at }))}
          rowKey={(line) => String(line.at)}
          empty={<EmptyState title={t('noMoves')} />}
          columns={[
            {
              key: 'what',
              header: t('move'),
              lead: true,
              cell: (line) => sayMovement(line, t, locale),
            },
            { key: 'day', header: t('day'), cell: (line) => formatDay(line.posted_on, locale) },
            { key: 'number', header: t('document'), cell: (line) => line.number ?? '–' },
            { key: 'amount', header: t('amount'), numeric: true, cell: (line) => formatRupiah(line.amount) },
            {
              key: 'balance',
              header: t('balance'),
              numeric: true,
              cell: (line) => formatRupiah(line.balance),
            },
          ]}
        />
      </Card>
    </div>
  )
}
