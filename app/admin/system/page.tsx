import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { RefreshCwIcon } from '@/components/ui/icons'
import { ButtonLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { listFailedJobs, listQueueFigures, listSchedules, listWorkers } from '@/lib/jobs/queries'
import { checkReadiness } from '@/lib/system/health'
import { findMigrations } from '@/lib/system/migrations'
import { getDatabaseFacts, listTableSizes, poolFigures } from '@/lib/system/queries'
import { probeStorage } from '@/lib/system/storage'
import { formatInstant } from '@/lib/time'
import { ProviderNotice } from '../payments/provider-notice'
import { DatabaseCard, MigrationsCard } from './database-cards'
import { FailedJobs } from './failed-jobs'
import { HealthCards } from './health-cards'
import { Queues, Schedules, Workers } from './job-tables'
import { Versions } from './versions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('system'))('title') }
}

export default async function SystemPage() {
  const { staff_id, role, user } = await requireStaff('system.view')
  const [readiness, storage, database, tables, migrations, queues, failed, schedules, workers, t, locale] =
    await Promise.all([
      checkReadiness(db),
      probeStorage(),
      getDatabaseFacts(db),
      listTableSizes(db),
      findMigrations(db),
      listQueueFigures(db),
      listFailedJobs(db, staff_id),
      listSchedules(db),
      listWorkers(db),
      getTranslations('system'),
      getLocale(),
    ])
  const zone = user.time_zone
  const now = new Date()
  return (
    <ClientMessages namespaces={['system', 'validation']}>
      <PageHeader
        title={t('title')}
        lead={t('lead', { when: formatInstant(now, locale, zone) })}
        actions={
          <ButtonLink href="/admin/system" variant="secondary" size="sm" icon={<RefreshCwIcon />}>
            {t('refresh')}
          </ButtonLink>
        }
      />
      <ProviderNotice />
      <div className="grid gap-5 [&>*]:min-w-0">
        <HealthCards readiness={readiness} storageMs={storage} />
        <Card flush title={t('queues.title')} lead={t('queues.lead')}>
          <Queues rows={queues} zone={zone} />
        </Card>
        <FailedJobs rows={failed} zone={zone} editable={can(role, 'system.manage')} />
        <div className="grid items-start gap-5 xl:grid-cols-2 [&>*]:min-w-0">
          <Card flush title={t('schedules.title')}>
            <Schedules rows={schedules} zone={zone} />
          </Card>
          <Card flush title={t('workers.title')}>
            <Workers rows={workers} zone={zone} now={now} />
          </Card>
          <DatabaseCard facts={database} tables={tables} pool={poolFigures()} zone={zone} />
          <div className="grid gap-5">
            <MigrationsCard migrations={migrations} zone={zone} />
            <Versions postgres={database.version} />
          </div>
        </div>
      </div>
    </ClientMessages>
  )
}
