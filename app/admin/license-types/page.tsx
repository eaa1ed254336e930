import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PlusIcon } from '@/components/ui/icons'
import { ButtonLink, TextLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { type Column, Table } from '@/components/ui/table'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { type LicenseTypeRow, listLicenseTypes } from '@/lib/licensing/definitions/type-queries'
import { formatDay } from '@/lib/time'
import { TYPE_TONES } from './tones'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('licenseTypes'))('title') }
}

/** All licence types: which are open, in which version, and what of them is under way. */
export default async function LicenseTypesPage() {
  const { staff_id, user, role } = await requireStaff('license_type.view')
  const [types, t, editor, locale] = await Promise.all([
    listLicenseTypes(db, staff_id),
    getTranslations('licenseTypes'),
    getTranslations('definitionEditor'),
    getLocale(),
  ])
  const columns: Column<LicenseTypeRow>[] = [
    {
      key: 'name',
      header: t('name'),
      lead: true,
      cell: (row) => (
        <div className="text-start">
          <TextLink href={`/admin/license-types/${row.code}`}>
            {locale === 'en' ? row.name_en : row.name_id}
          </TextLink>
          <span className="block text-sm font-normal text-ink-soft">{row.code}</span>
        </div>
      ),
    },
    { key: 'authority', header: t('authority'), cell: (row) => row.authority },
    {
      key: 'status',
      header: t('statusLabel'),
      cell: (row) => <Badge tone={TYPE_TONES[row.status]}>{t(`status.${row.status}`)}</Badge>,
    },
    { key: 'version', header: t('version'), numeric: true, cell: (row) => row.version ?? '–' },
    {
      key: 'published',
      header: t('published'),
      cell: (row) => (row.published_at ? formatDay(row.published_at, locale, user.time_zone) : '–'),
    },
    { key: 'open', header: t('open'), numeric: true, cell: (row) => row.open_count },
    { key: 'licenses', header: t('licenses'), numeric: true, cell: (row) => row.license_count },
  ]
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          can(role, 'license_type.edit') && (
            <>
              <ButtonLink href="/admin/license-types/import" variant="secondary">
                {editor('import.crumb')}
              </ButtonLink>
              <ButtonLink href="/admin/license-types/new" icon={<PlusIcon />}>
                {editor('create.crumb')}
              </ButtonLink>
            </>
          )
        }
      />
      <Card flush>
        <Table
          caption={t('caption')}
          columns={columns}
          rows={types}
          rowKey={(row) => row.id}
          empty={<EmptyState title={t('empty')} />}
        />
      </Card>
    </>
  )
}
