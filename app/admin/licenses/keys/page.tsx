import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Table } from '@/components/ui/table'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { listKeys } from '@/lib/licensing/signing/keys'
import { formatCompact } from '@/lib/time'
import { KeyDialog } from './key-dialog'

const TONES = { active: 'success', retired: 'neutral', compromised: 'danger' } as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('licenses.keys'))('title') }
}

/** The keys that certificates are signed with. */
export default async function KeysPage() {
  const { staff_id, user } = await requireStaff('system.manage')
  const [rows, t, own, locale] = await Promise.all([
    listKeys(db, staff_id),
    getTranslations('licenses.keys'),
    getTranslations('licenses.admin'),
    getLocale(),
  ])
  const at = (instant: Date | null) => (instant ? formatCompact(instant, locale, user.time_zone) : '–')
  const active = rows.find((row) => row.status === 'active')
  return (
    <ClientMessages namespaces={['licenses', 'validation']}>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        crumbs={[{ label: own('title'), href: '/admin/licenses' }, { label: t('title') }]}
        actions={active && <KeyDialog action="rotate" kid={active.kid} />}
      />
      <Card flush>
        <Table
          caption={t('title')}
          rows={rows}
          rowKey={(row) => row.kid}
          empty={<EmptyState title={t('none')}>{t('noneText')}</EmptyState>}
          columns={[
            {
              key: 'kid',
              header: t('kid'),
              lead: true,
              cell: (row) => <span className="font-mono">{row.kid}</span>,
            },
            {
              key: 'status',
              header: own('status'),
              cell: (row) => <Badge tone={TONES[row.status]}>{t(`status.${row.status}`)}</Badge>,
            },
            { key: 'since', header: t('since'), cell: (row) => at(row.activated_at) },
            { key: 'until', header: t('until'), cell: (row) => at(row.retired_at) },
            { key: 'reason', header: t('reason'), cell: (row) => row.reason ?? '–' },
            { key: 'by', header: t('by'), cell: (row) => row.created_by ?? '–' },
            {
              key: 'compromise',
              header: own('actions'),
              cell: (row) => row.status !== 'compromised' && <KeyDialog action="compromise" kid={row.kid} />,
            },
          ]}
        />
      </Card>
      <p className="mt-4 text-ink-soft">
        {t('published')}{' '}
        <TextLink plain href="/.well-known/izinku-keys.json">
          /.well-known/izinku-keys.json
        </TextLink>
      </p>
    </ClientMessages>
  )
}
