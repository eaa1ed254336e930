import { useLocale, useTranslations } from 'next-intl'
import { EventBadge, EventOutcome, EventWord } from '@/components/finance/event-badge'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/link'
import { Table } from '@/components/ui/table'
import type { PaymentEvent } from '@/lib/billing/payments/queries'
import { formatCompact, type Zone } from '@/lib/time'

export const PROVIDER_NAMES = { midtrans: 'Midtrans', xendit: 'Xendit' }

export function EventTable({ rows, zone }: { rows: PaymentEvent[]; zone: Zone }) {
  const t = useTranslations('finance.event')
  const locale = useLocale()
  const column = (key: 'received' | 'order' | 'says' | 'status' | 'outcome' | 'deliveries' | 'tries') => ({
    key,
    header: t(`column.${key}`),
  })
  return (
    <Table
      caption={t('list')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t('none')}>{t('noneText')}</EmptyState>}
      columns={[
        {
          ...column('order'),
          lead: true,
          cell: (row) => (
            <span className="[overflow-wrap:anywhere]">
              <TextLink href={`/admin/payments/events/${row.id}`}>{row.order_id ?? t('noOrder')}</TextLink>
              <span className="block font-normal text-ink-soft">
                {PROVIDER_NAMES[row.provider as keyof typeof PROVIDER_NAMES]}
              </span>
            </span>
          ),
        },
        { ...column('says'), cell: (row) => <EventWord word={row.event_status} /> },
        { ...column('status'), cell: (row) => <EventBadge status={row.status} /> },
        { ...column('outcome'), cell: (row) => <EventOutcome outcome={row.outcome} /> },
        { ...column('deliveries'), numeric: true, cell: (row) => row.deliveries },
        {
          ...column('tries'),
          numeric: true,
          cell: (row) => (
            <>
              {row.tries}
              {row.next_try_at && (
                <span className="block whitespace-nowrap text-ink-soft">
                  {t('nextTry', { when: formatCompact(row.next_try_at, locale, zone) })}
                </span>
              )}
            </>
          ),
        },
        {
          ...column('received'),
          cell: (row) => (
            <span className="whitespace-nowrap">{formatCompact(row.received_at, locale, zone)}</span>
          ),
        },
      ]}
    />
  )
}
