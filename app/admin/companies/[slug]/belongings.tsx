import { useLocale, useTranslations } from 'next-intl'
import { EmailStatusBadge } from '@/components/email/status-badge'
import { CaseStatusBadge } from '@/components/review/case-badges'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/link'
import { Table } from '@/components/ui/table'
import type { Tone } from '@/components/ui/tone'
import type * as belongings from '@/lib/companies/administration/belongings'
import type { ApplicationStatus } from '@/lib/licensing/process/status'
import { formatRupiah } from '@/lib/money'
import { formatCompact, formatDay, type Zone } from '@/lib/time'

type Rows<Name extends keyof typeof belongings> = Awaited<ReturnType<(typeof belongings)[Name]>>

const None = ({ children }: { children: string }) => <p className="px-5 pb-5 text-ink-soft">{children}</p>

export function Applications({ rows, zone }: { rows: Rows<'listCompanyApplications'>; zone: Zone }) {
  const t = useTranslations('admin.companies')
  const locale = useLocale()
  return (
    <Card flush title={t('applications')}>
      <Table
        caption={t('applications')}
        rows={rows}
        rowKey={(row) => row.id}
        empty={<None>{t('noApplications')}</None>}
        columns={[
          {
            key: 'number',
            header: t('column.number'),
            lead: true,
            cell: (row) =>
              row.status === 'draft' ? (
                row.number
              ) : (
                <TextLink href={`/admin/applications/${row.id}`} className="whitespace-nowrap">
                  {row.number}
                </TextLink>
              ),
          },
          {
            key: 'type',
            header: t('column.license'),
            cell: (row) => (locale === 'en' ? row.name_en : row.name_id),
          },
          {
            key: 'status',
            header: t('column.status'),
            cell: (row) => <CaseStatusBadge status={row.status as ApplicationStatus} />,
          },
          {
            key: 'updated',
            header: t('column.updated'),
            cell: (row) => formatCompact(row.updated_at, locale, zone),
          },
        ]}
      />
    </Card>
  )
}

const LICENSE_TONE: Record<string, Tone> = {
  active: 'success',
  suspended: 'warning',
  revoked: 'danger',
  expired: 'danger',
  superseded: 'neutral',
}

export function Licenses({ rows }: { rows: Rows<'listCompanyLicenses'> }) {
  const t = useTranslations('admin.companies')
  const locale = useLocale()
  return (
    <Card flush title={t('licenses')}>
      <Table
        caption={t('licenses')}
        rows={rows}
        rowKey={(row) => row.id}
        empty={<None>{t('noLicenses')}</None>}
        columns={[
          {
            key: 'number',
            header: t('column.number'),
            lead: true,
            cell: (row) => (
              <TextLink href={`/verify/${row.verification_code}`} plain>
                {row.number}
              </TextLink>
            ),
          },
          {
            key: 'type',
            header: t('column.license'),
            cell: (row) => (locale === 'en' ? row.name_en : row.name_id),
          },
          {
            key: 'status',
            header: t('column.status'),
            cell: (row) => (
              <Badge tone={LICENSE_TONE[row.status]}>{t(`licenseStatus.${row.status as 'active'}`)}</Badge>
            ),
          },
          {
            key: 'until',
            header: t('column.until'),
            cell: (row) => (row.valid_until_on ? formatDay(row.valid_until_on, locale) : t('forever')),
          },
        ]}
      />
    </Card>
  )
}

const INVOICE_TONE: Record<string, Tone> = {
  draft: 'neutral',
  open: 'warning',
  paid: 'success',
  void: 'neutral',
  uncollectible: 'danger',
}

export function Invoices({ rows, slug }: { rows: Rows<'listCompanyInvoices'>; slug: string }) {
  const t = useTranslations('admin.companies')
  const billing = useTranslations('dunning.staff')
  const locale = useLocale()
  return (
    <Card
      flush
      title={t('invoices')}
      actions={<TextLink href={`/admin/companies/${slug}/billing`}>{billing('open')}</TextLink>}
    >
      <Table
        caption={t('invoices')}
        rows={rows}
        rowKey={(row) => row.id}
        empty={<None>{t('noInvoices')}</None>}
        columns={[
          {
            key: 'number',
            header: t('column.number'),
            lead: true,
            cell: (row) =>
              row.number ? (
                <TextLink href={`/admin/invoices?q=${encodeURIComponent(row.number)}`}>{row.number}</TextLink>
              ) : (
                '–'
              ),
          },
          {
            key: 'status',
            header: t('column.status'),
            cell: (row) => (
              <Badge tone={INVOICE_TONE[row.status]}>{t(`invoiceStatus.${row.status as 'open'}`)}</Badge>
            ),
          },
          { key: 'due', header: t('column.due'), cell: (row) => row.due_on && formatDay(row.due_on, locale) },
          {
            key: 'total',
            header: t('column.total'),
            numeric: true,
            cell: (row) => formatRupiah(row.total_amount),
          },
        ]}
      />
    </Card>
  )
}

export function Messages({
  rows,
  zone,
  slug,
}: {
  rows: Rows<'listCompanyMessages'>
  zone: Zone
  slug: string
}) {
  const t = useTranslations('admin.companies')
  const templates = useTranslations('email.template')
  const locale = useLocale()
  return (
    <Card
      flush
      title={t('messages')}
      actions={<TextLink href={`/admin/emails/log?company=${slug}`}>{t('allMessages')}</TextLink>}
    >
      <Table
        caption={t('messages')}
        rows={rows}
        rowKey={(row) => row.id}
        empty={<None>{t('noMessages')}</None>}
        columns={[
          {
            key: 'subject',
            header: t('column.subject'),
            lead: true,
            cell: (row) => (
              <TextLink href={`/admin/emails/log/${row.id}`}>
                {row.subject ?? templates(row.template_key as 'invoice')}
              </TextLink>
            ),
          },
          {
            key: 'status',
            header: t('column.status'),
            cell: (row) => <EmailStatusBadge status={row.status} />,
          },
          {
            key: 'at',
            header: t('column.sent'),
            cell: (row) => formatCompact(row.created_at, locale, zone),
          },
        ]}
      />
    </Card>
  )
}
