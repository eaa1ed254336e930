import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Table } from '@/components/ui/table'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { listTemplates } from '@/lib/email/queries'
import { TEMPLATE_KEYS } from '@/lib/email/templates'
import { formatCompact } from '@/lib/time'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('email'))('templates.title') }
}

/** The mails Izinku sends, with their subjects in the reader's language. */
export default async function TemplatesPage() {
  const { user } = await requireStaff('email_template.view')
  const [templates, t, locale] = await Promise.all([listTemplates(db), getTranslations('email'), getLocale()])
  const rows = TEMPLATE_KEYS.map((key) => {
    const both = templates.filter((template) => template.key === key)
    const changed = both
      .filter((template) => template.version > 1)
      .sort((a, b) => b.updated_at.getTime() - a.updated_at.getTime())
    return { key, own: both.find((template) => template.locale === locale), changed: changed[0] }
  })
  return (
    <>
      <PageHeader title={t('templates.title')} lead={t('templates.lead')} />
      <Card flush>
        <Table
          caption={t('templates.title')}
          rows={rows}
          rowKey={(row) => row.key}
          columns={[
            {
              key: 'name',
              header: t('column.template'),
              lead: true,
              cell: (row) => (
                <TextLink href={`/admin/emails/templates/${row.key}`}>{t(`template.${row.key}`)}</TextLink>
              ),
            },
            { key: 'when', header: t('templates.when'), cell: (row) => t(`templates.occasion.${row.key}`) },
            { key: 'subject', header: t('column.subject'), cell: (row) => row.own?.subject },
            {
              key: 'changed',
              header: t('templates.changed'),
              cell: (row) =>
                row.changed ? (
                  `${formatCompact(row.changed.updated_at, locale, user.time_zone)}${row.changed.changed_by_name ? ` · ${row.changed.changed_by_name}` : ''}`
                ) : (
                  <Badge tone="neutral" icon={null}>
                    {t('templates.original')}
                  </Badge>
                ),
            },
          ]}
        />
      </Card>
    </>
  )
}
