import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { DownloadIcon, SlidersHorizontalIcon, UploadIcon } from '@/components/ui/icons'
import { ButtonLink, TextLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { SearchForm } from '@/components/ui/search-form'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { listSettingGroups, listSettings } from '@/lib/config/queries'
import { ProviderNotice } from '../payments/provider-notice'
import { GroupNav } from './group-nav'
import { SettingRow } from './setting-row'
import { shownSettings } from './shown'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('title') }
}

export default async function SettingsPage({ searchParams }: PageProps<'/admin/settings'>) {
  const { user, role } = await requireStaff('settings.view')
  const [groups, settings, t, locale, search] = await Promise.all([
    listSettingGroups(db),
    listSettings(db),
    getTranslations('settings'),
    getLocale(),
    searchParams,
  ])
  const shown = shownSettings(groups, settings, search)
  const editable = can(role, 'settings.edit')
  return (
    <ClientMessages namespaces={['settings', 'validation']}>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            <ButtonLink
              href="/admin/settings/export"
              plain
              variant="secondary"
              size="sm"
              icon={<DownloadIcon />}
            >
              {t('export')}
            </ButtonLink>
            {editable && (
              <ButtonLink href="/admin/settings/import" variant="secondary" size="sm" icon={<UploadIcon />}>
                {t('import.link')}
              </ButtonLink>
            )}
          </>
        }
      />
      <div className="grid gap-5 lg:grid-cols-[15rem_minmax(0,1fr)]">
        <GroupNav groups={groups} current={shown.group} />
        <div className="grid min-w-0 content-start gap-5">
          {shown.sections.some(({ group }) => group.id === 'billing.channels') && <ProviderNotice />}
          <SearchForm label={t('search')} defaultValue={shown.q} action="/admin/settings" />
          {shown.q && (
            <p role="status" className="flex flex-wrap gap-x-3">
              {t('found', { count: shown.count, q: shown.q })}
              <TextLink href="/admin/settings">{t('clear')}</TextLink>
            </p>
          )}
          {shown.sections.length === 0 && (
            <EmptyState
              art={<SlidersHorizontalIcon size={40} className="text-ink-soft" />}
              title={t('none.title')}
            >
              {t('none.text')}
            </EmptyState>
          )}
          {shown.sections.map(({ group, settings: rows }) => (
            <Card
              key={group.id}
              flush
              title={locale === 'en' ? group.name_en : group.name_id}
              lead={locale === 'en' ? group.description_en : group.description_id}
            >
              <ul className="border-t border-line">
                {rows.map((setting) => (
                  <SettingRow key={setting.id} setting={setting} zone={user.time_zone} editable={editable} />
                ))}
              </ul>
            </Card>
          ))}
        </div>
      </div>
    </ClientMessages>
  )
}
