import { useLocale, useTranslations } from 'next-intl'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { Badge } from '@/components/ui/badge'
import { Table } from '@/components/ui/table'
import type { MovePreview } from '@/lib/billing/catalogue/price-moves'
import type { PriceVersion } from '@/lib/billing/catalogue/price-versions'
import { formatRupiah } from '@/lib/money'
import { formatDay } from '@/lib/time'
import { keepOldPriceAction, moveSubscribersAction, withdrawPriceAction } from './actions'
import { MoverList } from './mover-list'

const TONES = { current: 'success', future: 'info', past: 'neutral' } as const

interface PriceTableProps {
  versions: PriceVersion[]
  edits: boolean
  /** Whom each version would take from older ones. */
  movable?: Map<string, MovePreview>
}

/** Every version of the prices of one thing: from when, and who is on it. */
export function PriceTable({ versions, edits, movable }: PriceTableProps) {
  const t = useTranslations('catalogue.prices')
  const locale = useLocale()
  const hasActions =
    edits && versions.some((row) => mayMove(row, movable) || row.moving_count > 0 || mayWithdraw(row))
  const actions = {
    key: 'actions',
    header: t('actions'),
    cell: (row: PriceVersion) => edits && <VersionButtons version={row} movable={movable} />,
  }
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
        ...(hasActions ? [actions] : []),
      ]}
    />
  )
}

function mayMove(version: PriceVersion, movable: Map<string, MovePreview> | undefined): boolean {
  return version.state !== 'past' && (movable?.get(version.id)?.count ?? 0) > 0
}

function mayWithdraw(version: PriceVersion): boolean {
  return version.state === 'future' && version.subscriber_count === 0 && version.moving_count === 0
}

interface VersionButtonsProps {
  version: PriceVersion
  movable: Map<string, MovePreview> | undefined
}

function VersionButtons({ version, movable }: VersionButtonsProps) {
  const t = useTranslations('catalogue.prices')
  const locale = useLocale()
  const words = { amount: formatRupiah(version.amount), day: formatDay(version.from_on, locale) }
  const preview = movable?.get(version.id)
  const count = preview?.count ?? 0
  return (
    <div className="flex flex-wrap justify-end gap-2">
      {mayMove(version, movable) && (
        <ConfirmDialog
          trigger={t('move')}
          triggerVariant="secondary"
          triggerSize="sm"
          title={t('moveTitle', { count })}
          confirm={t('moveNow')}
          confirmVariant="primary"
          action={moveSubscribersAction.bind(null, { price_id: version.id })}
          namespace="catalogue"
        >
          <p>{t('moveText', { ...words, count })}</p>
          {preview && <MoverList preview={preview} version={version} />}
        </ConfirmDialog>
      )}
      {version.moving_count > 0 && (
        <ConfirmDialog
          trigger={t('keep')}
          triggerVariant="quiet"
          triggerSize="sm"
          title={t('keepTitle', { count: version.moving_count })}
          confirm={t('keepNow')}
          confirmVariant="primary"
          action={keepOldPriceAction.bind(null, { price_id: version.id })}
          namespace="catalogue"
        >
          {t('keepText', words)}
        </ConfirmDialog>
      )}
      {mayWithdraw(version) && (
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
