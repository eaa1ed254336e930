import { useLocale, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/link'
import { Table } from '@/components/ui/table'
import type { listCalendarChanges } from '@/lib/reference/calendar-changes'
import { formatInstant } from '@/lib/time'

type Change = Awaited<ReturnType<typeof listCalendarChanges>>[number]

/** The latest changes of the calendar and how many deadlines each moved. */
export function ChangeList({ changes }: { changes: Change[] }) {
  const t = useTranslations('admin.calendar.changes')
  const locale = useLocale()
  return (
    <Card flush title={t('title')} lead={t('lead')} className="mt-5">
      <Table
        caption={t('title')}
        rows={changes}
        rowKey={(row) => row.id}
        empty={<p className="p-5 text-ink-soft">{t('none')}</p>}
        columns={[
          { key: 'what', header: t('what'), lead: true, cell: (row) => row.reason },
          { key: 'when', header: t('when'), cell: (row) => formatInstant(row.created_at, locale) },
          { key: 'by', header: t('by'), cell: (row) => row.changed_by_name ?? t('system') },
          {
            key: 'moved',
            header: t('moved'),
            cell: (row) =>
              row.finished_at ? (
                <TextLink href={`/admin/calendar/changes/${row.id}`}>
                  {t('count', { moved: row.moved_count, checked: row.checked_count })}
                </TextLink>
              ) : (
                <span className="text-ink-soft">{t('running')}</span>
              ),
          },
        ]}
      />
    </Card>
  )
}
