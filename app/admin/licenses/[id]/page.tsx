import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { LicenseHistory } from '@/components/licensing/license-history'
import { LicenseStateBadge } from '@/components/licensing/license-state'
import { Card } from '@/components/ui/card'
import { BadgeCheckIcon, DownloadIcon } from '@/components/ui/icons'
import { ButtonLink } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import type { StaffId } from '@/lib/ids'
import { findLicenseAsStaff } from '@/lib/licensing/licenses/queries'
import { stateOf } from '@/lib/licensing/licenses/status'
import { LicenseActions } from './license-actions'
import { LicenseFacts } from './license-facts'
import { LicensePapers } from './license-papers'

type Props = PageProps<'/admin/licenses/[id]'>

const findOnce = cache((staffId: StaffId, id: string) => findLicenseAsStaff(db, staffId, id))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { staff_id } = await requireStaff('license.view_all')
  const license = await findOnce(staff_id, (await params).id)
  return { title: license?.number ?? (await getTranslations('licenses.admin'))('title') }
}

/** One licence for staff: what it says, its papers, its history, and what supervisors may do. */
export default async function LicensePage({ params }: Props) {
  const { staff_id, role, user } = await requireStaff('license.view_all')
  const license = await findOnce(staff_id, (await params).id)
  if (!license) notFound()
  const [t, locale] = await Promise.all([getTranslations('licenses'), getLocale()])
  const verify = `/verify/${license.verification_code}`
  return (
    <>
      <PageHeader
        title={license.number}
        lead={locale === 'en' ? license.name_en : license.name_id}
        badge={<LicenseStateBadge state={stateOf(license, new Date())} origin={license.origin} />}
        crumbs={[{ label: t('admin.title'), href: '/admin/licenses' }, { label: license.number }]}
        actions={
          <>
            {license.origin === 'issued' && (
              <ButtonLink
                href={`${verify}/certificate`}
                plain
                variant="secondary"
                size="sm"
                icon={<DownloadIcon />}
              >
                {t('detail.certificate')}
              </ButtonLink>
            )}
            <ButtonLink href={verify} variant="secondary" size="sm" icon={<BadgeCheckIcon />}>
              {t('detail.verify')}
            </ButtonLink>
          </>
        }
      />
      {license.status_reason && (
        <Notice tone="info" title={t('detail.reasonGiven')} className="mb-5">
          {license.status_reason}
        </Notice>
      )}
      <div className="grid gap-5 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid min-w-0 content-start gap-5">
          <Card title={t('detail.facts')}>
            <LicenseFacts license={license} />
          </Card>
          <Card title={t('detail.documents')}>
            <LicensePapers license={license} staffId={staff_id} />
          </Card>
        </div>
        <div className="grid min-w-0 content-start gap-5">
          <LicenseActions license={license} role={role} />
          <Card title={t('detail.history')}>
            <LicenseHistory events={license.events} zone={user.time_zone} base="/admin/licenses" forStaff />
          </Card>
        </div>
      </div>
    </>
  )
}
