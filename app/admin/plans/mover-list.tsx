import { useLocale, useTranslations } from 'next-intl'
import { Table } from '@/components/ui/table'
import type { MovePreview } from '@/lib/billing/catalogue/price-moves'
import type { PriceVersion } from '@/lib/billing/catalogue/price-versions'
import { formatRupiah } from '@/lib/money'
import { addDays, formatDay } from '@/lib/time'

/** Who would move to a version of a price, from which renewal, and what all of them pay for it before and after. */
export function MoverList({ preview, version }: { preview: MovePreview; version: PriceVersion }) {
  const t = useTranslations('catalogue.prices')
  const locale = useLocale()
  const startOf = (ends: string | null) => {
    const renews = ends && addDays(ends, 1)
    return renews && renews >= version.from_on ? renews : version.from_on
  }
  return (
    <>
      <p className="mt-2 font-semibold tabular-nums">
        {t('moveSum', { before: formatRupiah(preview.before), after: formatRupiah(preview.after) })}
      </p>
      <div className="relative mt-3 max-h-72 overflow-auto">
        <Table
          caption={t('movers')}
          keep
          rows={preview.first}
          rowKey={(row) => row.id}
          columns={[
            { key: 'name', header: t('company'), lead: true, cell: (row) => row.trade_name },
            {
              key: 'now',
              header: t('now'),
              numeric: true,
              cell: (row) => formatRupiah(row.from_amount * BigInt(row.quantity)),
            },
            {
              key: 'then',
              header: t('then'),
              numeric: true,
              cell: (row) => formatRupiah(version.amount * BigInt(row.quantity)),
            },
            { key: 'from', header: t('soonest'), cell: (row) => formatDay(startOf(row.ends_on), locale) },
          ]}
        />
      </div>
      {preview.count > preview.first.length && (
        <p className="mt-2 text-sm text-ink-soft">
          {t('more', { count: preview.count - preview.first.length })}
        </p>
      )}
    </>
  )
}
