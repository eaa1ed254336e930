import { useLocale, useTranslations } from 'next-intl'
import { AllDone } from '@/components/art/empty'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/link'
import { Table } from '@/components/ui/table'
import type { Tone } from '@/components/ui/tone'
import type { Difference, DifferenceStatus } from '@/lib/billing/reconciliation/queries'
import { formatRupiah } from '@/lib/money'
import { formatCompact, type Zone } from '@/lib/time'
import { DifferenceButtons } from './difference-buttons'
import { PROVIDER_NAMES } from './file-table'

const TONES: Record<DifferenceStatus, Tone> = {
  open: 'warning',
  agreed: 'success',
  booked: 'success',
  ignored: 'neutral',
}

interface DifferenceTableProps {
  rows: Difference[]
  manages: boolean
  zone: Zone
}

/** What differs, each with what can be done about it or what was done. */
export function DifferenceTable({ rows, manages, zone }: DifferenceTableProps) {
  const t = useTranslations('reconciliation')
  const locale = useLocale()
  const money = (amount: bigint | null) => (
    <span className="whitespace-nowrap">{amount === null ? '–' : formatRupiah(amount)}</span>
  )
  return (
    <Table
      caption={t('differences.title')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        <EmptyState art={<AllDone />} title={t('differences.none')}>
          {t('differences.noneText')}
        </EmptyState>
      }
      columns={[
        {
          key: 'kind',
          header: t('differences.kind'),
          lead: true,
          cell: (row) => (
            <div className="min-w-0">
              <span className="font-semibold">{t(`kind.${row.kind}`)}</span>
              <span className="block font-normal text-ink-soft">{t(`kindText.${row.kind}`)}</span>
              {row.unread && (
                <span className="block font-normal [overflow-wrap:anywhere]">
                  {t(`problem.${row.unread.reason}`)}: <code>{row.unread.text}</code>
                </span>
              )}
            </div>
          ),
        },
        {
          key: 'order',
          header: t('differences.order'),
          cell: (row) => (
            <span className="[overflow-wrap:anywhere]">
              {row.payment_id ? (
                <TextLink href={`/admin/payments/${row.payment_id}`}>{row.order_id}</TextLink>
              ) : (
                (row.order_id ?? '–')
              )}
              <span className="block text-ink-soft">
                {PROVIDER_NAMES[row.provider]}
                {' · '}
                <TextLink href={`/admin/payments/reconciliation/${row.file_id}`}>
                  {t('differences.file')}
                </TextLink>
                {row.line !== null && ` · ${t('differences.line')} ${row.line}`}
              </span>
            </span>
          ),
        },
        { key: 'ours', header: t('differences.ours'), numeric: true, cell: (row) => money(row.our_amount) },
        {
          key: 'theirs',
          header: t('differences.theirs'),
          numeric: true,
          cell: (row) => money(row.their_amount),
        },
        {
          key: 'status',
          header: t('differences.status'),
          cell: (row) => (
            <>
              <Badge tone={TONES[row.status]}>{t(`status.${row.status}`)}</Badge>
              <span className="block whitespace-nowrap text-ink-soft">
                {formatCompact(row.resolved_at ?? row.created_at, locale, zone)}
              </span>
            </>
          ),
        },
        {
          key: 'action',
          header: t('differences.action'),
          cell: (row) => {
            if (row.reason)
              return t('differences.by', { name: row.resolved_by_name ?? '–', reason: row.reason })
            if (row.status !== 'open' || !manages) return null
            return <DifferenceButtons id={row.id} askable={row.payment_id !== null} bookable={row.bookable} />
          },
        },
      ]}
    />
  )
}
