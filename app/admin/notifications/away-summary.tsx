import { getLocale, getTranslations } from 'next-intl/server'
import { daysText } from '@/app/admin/staffing/absence-calendar'
import { CaseStatusBadge } from '@/components/review/case-badges'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/link'
import { Table } from '@/components/ui/table'
import type { ApplicationStatus } from '@/lib/licensing/process/status'
import type { findAwaySummary } from '@/lib/staffing/queries'

type Away = NonNullable<Awaited<ReturnType<typeof findAwaySummary>>>

/** What changed hands while the reader was away, and how it stands now. */
export async function AwaySummary({ away, readerId }: { away: Away; readerId: string }) {
  const [t, staffing, locale] = await Promise.all([
    getTranslations('staffing.away'),
    getTranslations('staffing'),
    getLocale(),
  ])
  return (
    <Card flush title={t('title')} lead={t('lead', { days: daysText(away, staffing, locale) })}>
      <Table
        caption={t('caption')}
        rows={away.cases}
        rowKey={(row) => row.application_id}
        columns={[
          {
            key: 'number',
            header: t('number'),
            lead: true,
            cell: (row) => (
              <TextLink href={`/admin/applications/${row.application_id}`}>{row.number}</TextLink>
            ),
          },
          { key: 'company', header: t('company'), cell: (row) => row.company_name },
          {
            key: 'state',
            header: t('state'),
            cell: (row) => <CaseStatusBadge status={row.status as ApplicationStatus} />,
          },
          {
            key: 'holder',
            header: t('holder'),
            cell: (row) => (row.holder_id === readerId ? t('you') : (row.holder_name ?? t('free'))),
          },
        ]}
      />
    </Card>
  )
}
