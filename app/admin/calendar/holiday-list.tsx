import { useLocale, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { Table } from '@/components/ui/table'
import type { Holiday } from '@/lib/reference/queries'
import { formatWeekday } from '@/lib/time'
import { HolidayDialog } from './holiday-dialog'
import { RemoveHoliday } from './remove-holiday'

/** The days off of a year, one below the other. */
export function HolidayList({ holidays, editable }: { holidays: Holiday[]; editable: boolean }) {
  const t = useTranslations('admin.calendar')
  const locale = useLocale()
  const name = (holiday: Holiday) => (locale === 'en' ? holiday.name_en : holiday.name_id)
  const sources = [...new Set(holidays.map((holiday) => holiday.source).filter(Boolean))]
  return (
    <Card
      flush
      title={t('list', { count: holidays.length })}
      lead={sources.length > 0 ? t('sources', { sources: sources.join('; ') }) : undefined}
    >
      <Table
        caption={t('title')}
        rows={holidays}
        rowKey={(row) => row.holiday_on}
        columns={[
          { key: 'day', header: t('day'), lead: true, cell: (row) => formatWeekday(row.holiday_on, locale) },
          {
            key: 'name',
            header: t('name'),
            cell: (row) => (
              <div>
                {name(row)}
                <span className="block text-ink-soft">{t(`kind.${row.kind}`)}</span>
              </div>
            ),
          },
          ...(editable
            ? [
                {
                  key: 'actions',
                  header: t('actions'),
                  label: '',
                  cell: (row: Holiday) => (
                    <div className="flex justify-end gap-1">
                      <HolidayDialog year={Number(row.holiday_on.slice(0, 4))} holiday={row} />
                      <RemoveHoliday
                        day={row.holiday_on}
                        name={name(row)}
                        shown={formatWeekday(row.holiday_on, locale)}
                      />
                    </div>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Card>
  )
}
