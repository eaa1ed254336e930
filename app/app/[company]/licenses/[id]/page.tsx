import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { LicenseHistory } from '@/components/licensing/license-history'
import { LicenseStateBadge } from '@/components/licensing/license-state'
import { Card } from '@/components/ui/card'
import { BadgeCheckIcon, DownloadIcon } from '@/components/ui/icons'
import { ButtonLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireMember } from '@/lib/auth/gates'
import type { CompanyId } from '@/lib/ids'
import { findLicense } from '@/lib/licensing/licenses/queries'
import { stateOf } from '@/lib/licensing/licenses/status'
import { FollowUpCard } from './follow-up-card'
import { LicenseDocuments } from './license-documents'
import { LicenseFacts } from './license-facts'
import { RecordedCard } from './recorded-card'
import { StateNotice } from './state-notice'

type Props = PageProps<'/app/[company]/licenses/[id]'>

// The title and the page read the same rows.
const findOnce = cache((companyId: CompanyId, id: string) => findLicense(db, companyId, id))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { company: slug, id } = await params
  const { company } = await requireMember(slug, 'license.view')
  const license = await findOnce(company.id, id)
  return { title: license?.number ?? (await getTranslations('licenses.detail'))('title') }
}

/** One licence: how it stands, what comes next, what it says, what happened to it. */
export default async function LicensePage({ params }: Props) {
  const { company: slug, id } = await params
  const { company, role, user } = await requireMember(slug, 'license.view')
  const license = await findOnce(company.id, id)
  if (!license) notFound()
  const [t, locale] = await Promise.all([getTranslations('licenses.detail'), getLocale()])
  const now = new Date()
  const state = stateOf(license, now)
  const path = `/app/${company.slug}`
  const verify = `/verify/${license.verification_code}`
  return (
    <>
      <PageHeader
        title={locale === 'en' ? license.name_en : license.name_id}
        lead={<span className="break-all tabular-nums">{license.number}</span>}
        badge={<LicenseStateBadge state={state} origin={license.origin} />}
        crumbs={[{ label: t('title'), href: `${path}/licenses` }, { label: license.number }]}
        actions={
          <>
            {license.origin === 'issued' && (
              <ButtonLink href={`${verify}/certificate`} plain icon={<DownloadIcon />}>
                {t('certificate')}
              </ButtonLink>
            )}
            <ButtonLink href={verify} variant="secondary" icon={<BadgeCheckIcon />}>
              {t('verify')}
            </ButtonLink>
          </>
        }
      />
      <div className="grid gap-6">
        <StateNotice license={license} state={state} />
        <FollowUpCard license={license} slug={company.slug} role={role} now={now} />
        <Card title={t('facts')}>
          <LicenseFacts license={license} path={path} />
        </Card>
        {license.origin === 'recorded' && (
          <>
            <Card title={t('documents')}>
              <LicenseDocuments documents={license.documents} />
            </Card>
            <RecordedCard license={license} slug={company.slug} role={role} />
          </>
        )}
        <Card title={t('history')}>
          <LicenseHistory events={license.events} zone={user.time_zone} base={`${path}/licenses`} />
        </Card>
      </div>
    </>
  )
}
