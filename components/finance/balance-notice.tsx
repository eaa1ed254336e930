import { useLocale, useTranslations } from 'next-intl'
import { TextLink } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { Table } from '@/components/ui/table'
import type { BalanceCheck } from '@/lib/billing/reconciliation/check'
import { formatRupiah } from '@/lib/money'
import { formatCompact, type Zone } from '@/lib/time'

interface BalanceNoticeProps {
  check: BalanceCheck | undefined
  zone: Zone
  /** Say so, too, when all is well. */
  always?: boolean
}

/** Whether the books agree with the invoices and payments; with the list of what does not. */
export function BalanceNotice({ check, zone, always }: BalanceNoticeProps) {
  const t = useTranslations('reconciliation.balance')
  const locale = useLocale()
  if (!check) return always ? <Notice tone="neutral">{t('never')}</Notice> : null
  const when = formatCompact(check.checked_at, locale, zone)
  if (check.imbalance_count === 0)
    return always ? <Notice tone="success">{t('good', { when })}</Notice> : null
  return (
    <Notice tone="danger" title={t('bad')} live="alert">
      <p className="mb-3">{t('badText', { count: check.imbalance_count, when })}</p>
      <Table
        caption={t('list')}
        rows={check.imbalances.slice(0, 50)}
        rowKey={(row) => `${row.what}:${row.id}`}
        columns={[
          { key: 'what', header: t('what'), cell: (row) => t(`kind.${row.what}`) },
          {
            key: 'which',
            header: t('which'),
            lead: true,
            cell: (row) => {
              const href = placeOf(row)
              const name = row.number ?? row.id ?? '–'
              return href ? <TextLink href={href}>{name}</TextLink> : name
            },
          },
          {
            key: 'expected',
            header: t('expected'),
            numeric: true,
            cell: (row) => formatRupiah(BigInt(row.expected_amount)),
          },
          {
            key: 'actual',
            header: t('actual'),
            numeric: true,
            cell: (row) => formatRupiah(BigInt(row.actual_amount)),
          },
        ]}
      />
    </Notice>
  )
}

function placeOf({ what, id, number }: BalanceCheck['imbalances'][number]): string | undefined {
  if ((what === 'invoice' || what === 'deferred') && number)
    return `/admin/invoices/${number.replaceAll('/', '-')}`
  if (what === 'transaction' && id) return `/admin/payments/${id}`
  return undefined
}
