import { getLocale, getTranslations } from 'next-intl/server'
import { TextLink } from '@/components/ui/link'
import { Table } from '@/components/ui/table'
import type { UnfitCase } from '@/lib/staffing/queries'
import { formatDay } from '@/lib/time'
import { lastDayOf } from '@/lib/working-days'

/** Free cases that find nobody by themselves, each with the reason. */
export async function UnfitTable({ cases }: { cases: UnfitCase[] }) {
  const [t, locale] = await Promise.all([getTranslations('staffing'), getLocale()])
  return (
    <Table
      caption={t('unfit.caption')}
      rows={cases}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'number',
          header: t('unfit.number'),
          lead: true,
          cell: (row) => <TextLink href={`/admin/applications/${row.id}`}>{row.number}</TextLink>,
        },
        { key: 'because', header: t('unfit.because'), cell: (row) => t(`because.${row.because}`) },
        {
          key: 'due',
          header: t('unfit.due'),
          cell: (row) => (row.due_at ? formatDay(lastDayOf(row.due_at), locale) : '–'),
        },
      ]}
    />
  )
}
