import { useLocale, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { TextLink } from '@/components/ui/link'
import type { CompanyProfile } from '@/lib/companies/administration/queries'
import { formatRupiah } from '@/lib/money'
import { formatInstant, type Zone } from '@/lib/time'

interface ProfileProps {
  company: CompanyProfile
  zone: Zone
  linksUsers: boolean
}

/** What the company says about itself. */
export function Profile({ company, zone, linksUsers }: ProfileProps) {
  const t = useTranslations('admin.companies.profile')
  const scales = useTranslations('admin.scale')
  const locale = useLocale()
  const place = [company.address, company.region, company.postal_code].filter(Boolean).join(', ')
  const money = (amount: bigint | null) => (amount === null ? null : formatRupiah(amount))
  return (
    <Card title={t('title')}>
      <DescriptionList
        dense
        items={[
          { term: t('legalName'), detail: company.legal_name },
          { term: t('entity'), detail: t(`entities.${company.entity_kind as 'individual'}`) },
          { term: 'NIB', detail: company.nib },
          { term: 'NPWP', detail: company.npwp },
          { term: 'NIK', detail: company.nik_masked },
          { term: t('phone'), detail: company.phone },
          { term: t('email'), detail: company.email },
          { term: t('address'), detail: place || null },
          {
            term: t('tenure'),
            detail: company.premises_tenure && t(`tenures.${company.premises_tenure as 'owned'}`),
          },
          { term: t('scale'), detail: company.scale && scales(company.scale as 'micro') },
          { term: t('people'), detail: company.people_count },
          { term: t('capital'), detail: money(company.capital_amount) },
          { term: t('sales'), detail: money(company.yearly_sales_amount) },
          { term: t('created'), detail: formatInstant(company.created_at, locale, zone) },
          {
            term: t('creator'),
            detail:
              linksUsers && company.creator_id ? (
                <TextLink href={`/admin/users/${company.creator_id}`}>{company.creator_name}</TextLink>
              ) : (
                company.creator_name
              ),
          },
          { term: t('slug'), detail: `/app/${company.slug}` },
        ]}
      />
    </Card>
  )
}
