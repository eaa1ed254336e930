import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { formatNpwp, formatPhone, maskNpwp } from '@/lib/identity'
import type { Dossier } from '@/lib/licensing/review/dossier'
import { formatRupiah } from '@/lib/money'

const ENTITIES = ['individual', 'pt_individual', 'pt', 'cv', 'firma', 'cooperative', 'foundation'] as const
const TENURES = ['owned', 'rented', 'borrowed'] as const
const SCALES = ['micro', 'small', 'medium', 'large'] as const

/** The business behind the case, as far as a decision needs it. A person's numbers stay masked. */
export async function CompanyPane({ company }: { company: Dossier['application'] }) {
  const t = await getTranslations('review.case')
  const entity = ENTITIES.find((one) => one === company.entity_kind)
  const tenure = TENURES.find((one) => one === company.premises_tenure)
  const scale = SCALES.find((one) => one === company.scale)
  // Of an individual the NPWP is the NIK.
  const npwp = company.npwp && (entity === 'individual' ? maskNpwp(company.npwp) : formatNpwp(company.npwp))
  const facts = {
    trade_name: company.trade_name,
    legal_name: company.legal_name,
    entity_kind: entity && t(`entity.${entity}`),
    nik: company.nik_masked,
    npwp,
    nib: company.nib,
    phone: company.phone && formatPhone(company.phone),
    email: company.email,
    address: [company.address, company.place, company.postal_code].filter(Boolean).join(', ') || null,
    tenure: tenure && t(`tenure.${tenure}`),
    activity: company.kbli_code && `${company.kbli_code} · ${company.kbli_title}`,
    scale: scale && t(`scale.${scale}`),
    people: company.people_count,
    capital: company.capital_amount === null ? null : formatRupiah(company.capital_amount),
    sales: company.yearly_sales_amount === null ? null : formatRupiah(company.yearly_sales_amount),
  }
  return (
    <Card title={t('company')} lead={company.business_description}>
      <DescriptionList
        dense
        items={(Object.keys(facts) as (keyof typeof facts)[]).map((key) => ({
          term: t(`companyFacts.${key}`),
          detail: facts[key] ?? undefined,
        }))}
      />
    </Card>
  )
}
