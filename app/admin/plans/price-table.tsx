import { useLocale, useTranslations } from 'next-intl'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { Badge } from '@/components/ui/badge'
import { Table } from '@/components/ui/table'
import type { PriceVersion } from '@/lib/billing/catalogue/price-versions'
import { formatRupiah } from '@/lib/money'
import { formatDay } from '@/lib/time'
import { moveSubscribersAction, withdrawPriceAction } from './actions'

const TONES = { current: 'success', future: 'info', past: 'neutral' } as const

interface PriceTableProps {
  versions: PriceVersion[]
  edits: boolean
  /** How many each version would take from older ones. */
  movable?: Map<string, number>
}

/** Every version of the prices of one thing: from when, and who is on it. */
export function PriceTable({ versions, edits, movable }: PriceTableProps) {
  const t = useTranslations('catalogue.prices')
  const locale = useLocale()
  return (
    <Table
      caption={t('versions')}
      rows={versions}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'from',
          header: t('fromOn'),
          lead: true,
          cell: (row) => formatDay(row.from_on, locale),
        },
        { key: 'period', header: t('period'), cell: (row) => t(row.period === 'monthly' ? 'month' : 'year') },
        {
          key: 'amount',
          header: t('amount'),
          numeric: true,
          cell: (row) => formatRupiah(row.amount),
        },
        {
          key: 'state',
          header: t('state'),
          cell: (row) => <Badge tone={TONES[row.state]}>{t(`states.${row.state}`)}</Badge>,
        },
        {
          key: 'subscribers',
          header: t('subscribers'),
          numeric: true,
          cell: (row) => (
            <>
              {row.subscriber_count}
              {row.moving_count > 0 && (
                <span className="text-ink-soft"> {t('moving', { count: row.moving_count })}</span>
              )}
            </>
          ),
        },
        {
          key: 'actions',
          header: t('actions'),
          cell: (row) => edits && <VersionButtons version={row} movable={movable?.get(row.id) ?? 0} />,
        },
      ]}
    />
  )
}

function VersionButtons({ version, movable }: { version: PriceVersion; movable: number }) {
  const t = useTranslations('catalogue.prices')
  const locale = useLocale()
  const words = { amount: formatRupiah(version.amount), day: formatDay(version.from_on, locale) }
  const isUnused = version.subscriber_count === 0 && version.moving_count === 0
  return (
    <div className="flex flex-wrap justify-end gap-2">
      {version.state !== 'past' && movable > 0 && (
        <ConfirmDialog
          trigger={t('move')}
          triggerVariant="secondary"
          triggerSize="sm"
          title={t('moveTitle', { count: movable })}
          confirm={t('moveNow')}
          confirmVariant="primary"
          action={moveSubscribersAction.bind(null, { price_id: version.id })}
          namespace="catalogue"
        >
          {t('moveText', { ...words, count: movable })}
        </ConfirmDialog>
      )}
      {version.state === 'future' && isUnused && (
        <ConfirmDialog
          trigger={t('withdraw')}
          triggerVariant="quiet"
          triggerSize="sm"
          title={t('withdrawTitle')}
          confirm={t('withdraw')}
          action={withdrawPriceAction.bind(null, { price_id: version.id })}
          namespace="catalogue"
        >
          {t('withdrawText', words)}
        </ConfirmDialog>
      )}
    </div>
  )
}
