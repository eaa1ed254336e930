'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionButton } from '@/components/form/action-button'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { ButtonLink } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { Table } from '@/components/ui/table'
import { dayOfDifference, type FileHoliday, type HolidayDifference } from '@/lib/reference/holidays-import'
import { formatWeekday } from '@/lib/time'
import { applyHolidaysAction, type CalendarPreview } from './actions'

const TONE = { added: 'success', changed: 'info', removed: 'danger' } as const

interface ImportDifferenceProps {
  input: { year: number; text: string; source: string; replace: boolean }
  preview: Extract<CalendarPreview, { kind: 'differences' }>
}

/** What a file would change in its year, and the button that does it. */
export function ImportDifference({ input, preview }: ImportDifferenceProps) {
  const t = useTranslations('admin.calendar')
  const locale = useLocale()
  const [changed, setChanged] = useState<number>()
  const back = (
    <ButtonLink href={`/admin/calendar?year=${input.year}`}>
      {t('import.back', { year: String(input.year) })}
    </ButtonLink>
  )
  if (changed !== undefined)
    return (
      <Notice tone="success" live="status" title={t('import.done', { count: changed })} actions={back}>
        {t('note')}
      </Notice>
    )
  if (preview.differences.length === 0)
    return (
      <Notice tone="info" live="status" title={t('import.same')} actions={back}>
        {t('import.sameText', { count: preview.named })}
      </Notice>
    )
  const words = (day?: FileHoliday) => day && `${day.name_id} (${t(`kind.${day.kind}`)})`
  return (
    <Card
      flush
      title={t('import.step2')}
      lead={t('import.summary', { count: preview.differences.length, named: preview.named })}
    >
      <Table<HolidayDifference>
        caption={t('import.step2')}
        rows={preview.differences}
        rowKey={dayOfDifference}
        columns={[
          {
            key: 'day',
            header: t('day'),
            lead: true,
            cell: (row) => formatWeekday(dayOfDifference(row), locale),
          },
          {
            key: 'before',
            header: t('import.before'),
            cell: (row) => ('before' in row ? words(row.before) : '–'),
          },
          {
            key: 'after',
            header: t('import.after'),
            cell: (row) => <span className="font-semibold">{'after' in row ? words(row.after) : '–'}</span>,
          },
          {
            key: 'kind',
            header: t('import.change'),
            cell: (row) => <Badge tone={TONE[row.kind]}>{t(`import.kind.${row.kind}`)}</Badge>,
          },
        ]}
      />
      <div className="border-t border-line p-5">
        <ActionButton
          action={() => applyHolidaysAction({ ...input, seen: preview.seen })}
          namespace="admin"
          onDone={(data) => setChanged(data.changed)}
        >
          {t('import.apply', { count: preview.differences.length })}
        </ActionButton>
      </div>
    </Card>
  )
}
