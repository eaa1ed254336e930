import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { PencilIcon } from '@/components/ui/icons'
import { ButtonLink } from '@/components/ui/link'
import type { findTaxIdentity } from '@/lib/billing/subscriptions/queries'
import { formatNpwp } from '@/lib/identity'

interface TaxCardProps {
  slug: string
  identity: Awaited<ReturnType<typeof findTaxIdentity>>
  edits: boolean
}

export function TaxCard({ slug, identity, edits }: TaxCardProps) {
  const t = useTranslations('billing.page.tax')
  return (
    <Card
      title={t('title')}
      lead={t('lead')}
      actions={
        edits && (
          <ButtonLink href={`/app/${slug}/settings`} variant="secondary" icon={<PencilIcon />}>
            {t('edit')}
          </ButtonLink>
        )
      }
    >
      <DescriptionList
        items={[
          { term: t('name'), detail: identity.legal_name },
          { term: t('npwp'), detail: identity.npwp ? formatNpwp(identity.npwp) : t('noNpwp') },
          {
            term: t('address'),
            detail: [identity.address, identity.postal_code].filter(Boolean).join(', ') || t('noNpwp'),
          },
          { term: t('email'), detail: identity.email ?? t('noNpwp') },
        ]}
      />
    </Card>
  )
}
