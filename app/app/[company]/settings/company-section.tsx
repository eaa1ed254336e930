import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card, Divider } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { db } from '@/db'
import { type CompanyRole, can } from '@/lib/auth/permissions'
import { getCompanyProfile } from '@/lib/companies/queries'
import type { CompanyProfile } from '@/lib/companies/schema'
import { getShownSettings } from '@/lib/config/queries'
import { formatNpwp } from '@/lib/identity'
import type { CompanyId } from '@/lib/ids'
import { toZone, ZONES } from '@/lib/time'
import { CompanyForm } from './company-form'

interface CompanySectionProps {
  company: { id: CompanyId; slug: string }
  role: CompanyRole
}

/** The company: what members may change, and what licences rest on. */
export async function CompanySection({ company, role }: CompanySectionProps) {
  const [profile, settings, t] = await Promise.all([
    getCompanyProfile(db, company.id),
    getShownSettings(db),
    getTranslations('team.settings'),
  ])
  const region = [profile.village_name, profile.province_name].filter(Boolean).join(', ')
  return (
    <Card title={t('company')} lead={t('companyLead')}>
      {can(role, 'company.edit') ? (
        <ClientMessages namespaces={['team', 'auth', 'validation']}>
          <CompanyForm values={formValues(company.slug, profile)} />
        </ClientMessages>
      ) : (
        <ReadOnly profile={profile} />
      )}
      <Divider />
      <h3 className="font-bold">{t('identity')}</h3>
      <p className="mb-3 text-ink-soft">{t('identityLead', { email: settings['platform.support_email'] })}</p>
      <DescriptionList
        items={[
          { term: t('legalName'), detail: profile.legal_name },
          { term: t('entityKind'), detail: t(`entityKinds.${profile.entity_kind}`) },
          { term: t('nik'), detail: profile.nik_masked },
          { term: t('npwp'), detail: profile.npwp && formatNpwp(profile.npwp) },
          { term: t('nib'), detail: profile.nib },
          { term: t('region'), detail: region || null },
        ]}
      />
    </Card>
  )
}

type Profile = Awaited<ReturnType<typeof getCompanyProfile>>

function formValues(slug: string, profile: Profile) {
  return {
    company: slug,
    version: profile.version,
    trade_name: profile.trade_name,
    phone: profile.phone ?? '',
    email: profile.email ?? '',
    address: profile.address ?? '',
    postal_code: profile.postal_code ?? '',
    premises_tenure: (profile.premises_tenure ?? '') as NonNullable<CompanyProfile['premises_tenure']> | '',
    business_description: profile.business_description ?? '',
    time_zone: toZone(profile.time_zone),
  }
}

async function ReadOnly({ profile }: { profile: Profile }) {
  const t = await getTranslations('team.settings')
  const tenure = profile.premises_tenure
  return (
    <>
      <p className="mb-3 text-ink-soft">{t('readOnly')}</p>
      <DescriptionList
        items={[
          { term: t('tradeName'), detail: profile.trade_name },
          { term: t('phone'), detail: profile.phone },
          { term: t('email'), detail: profile.email },
          { term: t('address'), detail: profile.address },
          { term: t('postalCode'), detail: profile.postal_code },
          { term: t('tenure'), detail: tenure && t(`tenures.${tenure}`) },
          { term: t('description'), detail: profile.business_description },
          { term: t('timeZone'), detail: ZONES[toZone(profile.time_zone)] },
        ]}
      />
    </>
  )
}
