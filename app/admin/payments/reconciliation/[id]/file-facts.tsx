import { useLocale, useTranslations } from 'next-intl'
import { DescriptionList } from '@/components/ui/description-list'
import type { SettlementFile } from '@/lib/billing/reconciliation/queries'
import { formatRupiah } from '@/lib/money'
import { formatCompact, type Zone } from '@/lib/time'

/** What a settlement file comes to, and what of it the bank received. */
export function FileFacts({ file, zone }: { file: SettlementFile; zone: Zone }) {
  const t = useTranslations('reconciliation')
  const locale = useLocale()
  const received = file.received_amount ?? 0n
  const rest = file.net_amount - received
  return (
    <DescriptionList
      dense
      items={[
        { term: t('file.gross'), detail: formatRupiah(file.gross_amount) },
        { term: t('file.fees'), detail: formatRupiah(file.fee_amount) },
        { term: t('file.net'), detail: formatRupiah(file.net_amount) },
        { term: t('file.received'), detail: formatRupiah(received) },
        { term: t('file.rest'), detail: formatRupiah(rest) },
        {
          term: t('files.rows'),
          detail: t('file.rows', { count: file.row_count, known: file.known_count }),
        },
        {
          term: t('files.uploaded'),
          detail: t('file.by', {
            when: formatCompact(file.created_at, locale, zone),
            name: file.uploaded_by_name ?? '–',
          }),
        },
      ]}
    />
  )
}
