import { useLocale, useTranslations } from 'next-intl'
import { cx } from '@/components/ui/class-names'
import { DescriptionList } from '@/components/ui/description-list'
import { Table } from '@/components/ui/table'
import type { InvoiceDetail } from '@/lib/billing/invoices/queries'
import { invoiceSums } from '@/lib/billing/papers/sums'
import { formatNpwp } from '@/lib/identity'
import { formatRupiah } from '@/lib/money'
import { dayOf, formatDay } from '@/lib/time'

/** An invoice on the screen, as it is on paper: parties, lines, tax, total. */
export function InvoiceSheet({ invoice }: { invoice: InvoiceDetail }) {
  const t = useTranslations('billing.invoice')
  const locale = useLocale()
  const { seller, buyer, period_start_on: start, period_end_on: end, period_moved_days: moved } = invoice
  const day = (value: string | null) => value && formatDay(value, locale)
  return (
    <div className="grid gap-6">
      <div className="grid gap-6 sm:grid-cols-2">
        <Party
          label={t('seller')}
          name={seller.legal_name}
          place={seller.address}
          npwp={seller.npwp ? t('npwp', { npwp: formatNpwp(seller.npwp) }) : undefined}
        />
        <Party
          label={t('buyer')}
          name={buyer.legal_name}
          place={[buyer.address, buyer.postal_code].filter(Boolean).join(', ')}
          npwp={buyer.npwp ? t('npwp', { npwp: formatNpwp(buyer.npwp) }) : t('noNpwp')}
        />
      </div>
      <DescriptionList
        dense
        items={[
          { term: t('issued'), detail: day(invoice.issued_on) },
          ...(invoice.status === 'open' ? [{ term: t('due'), detail: day(invoice.due_on) }] : []),
          ...(start && end
            ? [
                {
                  term: t('period'),
                  detail: (
                    <>
                      {day(start)} – {day(end)}
                      {moved > 0 && (
                        <span className="block text-ink-soft">{t('moved', { days: moved })}</span>
                      )}
                    </>
                  ),
                },
              ]
            : []),
          ...(invoice.paid_at
            ? [{ term: t('paid'), detail: formatDay(dayOf(invoice.paid_at), locale) }]
            : []),
        ]}
      />
      <div className="-mx-5 border-y border-line">
        <Table
          caption={t('lines')}
          rows={invoice.lines}
          rowKey={(line) => String(line.position)}
          columns={[
            {
              key: 'what',
              header: t('what'),
              lead: true,
              cell: (line) => (locale === 'en' ? line.description_en : line.description_id),
            },
            { key: 'quantity', header: t('quantity'), numeric: true, cell: (line) => line.quantity },
            {
              key: 'price',
              header: t('price'),
              numeric: true,
              cell: (line) => formatRupiah(BigInt(line.unit_amount)),
            },
            {
              key: 'sum',
              header: t('sum'),
              numeric: true,
              cell: (line) => formatRupiah(BigInt(line.total_amount)),
            },
          ]}
        />
      </div>
      <Sums invoice={invoice} />
    </div>
  )
}

function Party(props: {
  label: string
  name: string | undefined
  place: string | undefined
  npwp: string | undefined
}) {
  return (
    <div>
      <p className="text-sm text-ink-soft">{props.label}</p>
      <p className="font-semibold">{props.name}</p>
      {props.place && <p>{props.place}</p>}
      {props.npwp && <p className="tabular-nums">{props.npwp}</p>}
    </div>
  )
}

function Sums({ invoice }: { invoice: InvoiceDetail }) {
  const t = useTranslations('papers')
  const rows = invoiceSums(invoice, t, useLocale())
  return (
    <dl className="ms-auto w-full max-w-sm tabular-nums">
      {rows.map(({ term, amount, strong }) => (
        <div
          key={term}
          className={cx(
            'flex justify-between gap-4',
            strong ? 'mt-2 border-t border-line-strong py-3 text-lg font-extrabold' : 'py-1',
          )}
        >
          <dt className={strong ? undefined : 'text-ink-soft'}>{term}</dt>
          <dd>{formatRupiah(amount)}</dd>
        </div>
      ))}
    </dl>
  )
}
