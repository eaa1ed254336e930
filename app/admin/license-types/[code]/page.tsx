import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { PageHeader } from '@/components/ui/page-header'
import { db } from '@/db'
import { requireStaff } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { getSettings } from '@/lib/config/queries'
import { say } from '@/lib/licensing/definitions/texts'
import { findLicenseType } from '@/lib/licensing/definitions/type-queries'
import { TYPE_TONES } from '../tones'
import { DocumentsCard, FormCard } from './form-card'
import { CertificateCard, EligibilityCard, OverviewCard } from './overview-cards'
import { StagesCard } from './stages-card'
import { TypeActions } from './type-actions'
import { TypeNotices } from './type-notices'
import { VersionsCard } from './versions-card'

type Props = PageProps<'/admin/license-types/[code]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await getTranslations('licenseTypes'))('title')}: ${(await params).code}` }
}

/** One licence type, one version of it: what it asks, how it is reviewed, what it issues; and closing or reopening it. */
export default async function LicenseTypePage({ params, searchParams }: Props) {
  const { staff_id, role, user } = await requireStaff('license_type.view')
  const { code } = await params
  const { version, published } = await searchParams
  const asked = typeof version === 'string' && /^\d{1,6}$/.test(version) ? Number(version) : undefined
  const [type, settings, t, locale] = await Promise.all([
    findLicenseType(db, staff_id, code, asked),
    getSettings(db),
    getTranslations('licenseTypes'),
    getLocale(),
  ])
  if (!type) notFound()
  const { definition, status } = type
  const mayEdit = can(role, 'license_type.edit')
  const name = (definition && say(definition.name, locale)) || code

  return (
    <>
      <PageHeader
        title={name}
        lead={definition && say(definition.authority, locale)}
        badge={<Badge tone={TYPE_TONES[status]}>{t(`status.${status}`)}</Badge>}
        crumbs={[{ label: t('title'), href: '/admin/license-types' }, { label: code }]}
        actions={<TypeActions type={type} name={name} mayEdit={mayEdit} />}
      />
      <div className="grid grid-cols-1 gap-6">
        <TypeNotices
          type={type}
          mayEdit={mayEdit}
          published={typeof published === 'string' ? published : ''}
        />
        {definition && (
          <>
            <div className="grid grid-cols-1 items-start gap-6 xl:grid-cols-2">
              <OverviewCard definition={definition} />
              <EligibilityCard definition={definition} />
            </div>
            <StagesCard definition={definition} settings={settings} />
            <FormCard definition={definition} />
            <DocumentsCard definition={definition} />
          </>
        )}
        <div className="grid grid-cols-1 items-start gap-6 xl:grid-cols-2">
          {definition && <CertificateCard definition={definition} />}
          <VersionsCard type={type} zone={user.time_zone} />
        </div>
      </div>
    </>
  )
}
