import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { PencilIcon } from '@/components/ui/icons'
import { ButtonLink } from '@/components/ui/link'
import { type CompanyRole, can } from '@/lib/auth/permissions'
import type { LicenseDetail } from '@/lib/licensing/licenses/queries'
import { isLicenseMoveAllowed } from '@/lib/licensing/licenses/status'
import { RemoveButton } from './remove-button'

interface RecordedCardProps {
  license: LicenseDetail
  slug: string
  role: CompanyRole
}

/** What its holder may still do with what they recorded. */
export async function RecordedCard({ license, slug, role }: RecordedCardProps) {
  const t = await getTranslations('licenses.detail')
  if (!can(role, 'license.record')) return null
  return (
    <ClientMessages namespaces={['licenses', 'validation']}>
      <div className="flex flex-wrap gap-2">
        {isLicenseMoveAllowed(license, { kind: 'holder' }, 'correct') && (
          <ButtonLink
            href={`/app/${slug}/licenses/${license.id}/edit`}
            variant="secondary"
            icon={<PencilIcon />}
          >
            {t('edit')}
          </ButtonLink>
        )}
        <RemoveButton company={slug} license_id={license.id} />
      </div>
    </ClientMessages>
  )
}
