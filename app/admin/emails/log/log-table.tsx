import { getLocale, getTranslations } from 'next-intl/server'
import { EmailStatusBadge } from '@/components/email/status-badge'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/link'
import { Table } from '@/components/ui/table'
import type { LoggedMail } from '@/lib/email/queries'
import { formatCompact, type Zone } from '@/lib/time'

/** Mails as rows: what, to whom, for which business, what became of it. */
export async function LogTable({ rows, zone }: { rows: LoggedMail[]; zone: Zone }) {
  const [t, locale] = await Promise.all([getTranslations('email'), getLocale()])
  return (
    <Table
      caption={t('log.title')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t('log.none')}>{t('log.noneText')}</EmptyState>}
      columns={[
        {
          key: 'subject',
          header: t('column.subject'),
          lead: true,
          cell: (row) => (
            <TextLink href={`/admin/emails/log/${row.id}`}>
              {row.subject ?? t(`template.${row.template_key}`)}
            </TextLink>
          ),
        },
        {
          key: 'to',
          header: t('column.to'),
          cell: (row) => <span className="break-all">{row.to_email}</span>,
        },
        {
          key: 'company',
          header: t('column.company'),
          cell: (row) =>
            row.slug ? <TextLink href={`/admin/companies/${row.slug}`}>{row.trade_name}</TextLink> : '–',
        },
        {
          key: 'status',
          header: t('column.status'),
          cell: (row) => <EmailStatusBadge status={row.status} />,
        },
        {
          key: 'at',
          header: t('column.at'),
          cell: (row) => formatCompact(row.created_at, locale, zone),
        },
      ]}
    />
  )
}
