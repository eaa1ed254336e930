import { useTranslations } from 'next-intl'
import { ClientMessages } from '@/components/i18n/client-messages'
import { EyeIcon, PencilIcon } from '@/components/ui/icons'
import { ButtonLink } from '@/components/ui/link'
import type { LicenseTypeDetail } from '@/lib/licensing/definitions/type-queries'
import { StartDraft } from './start-draft'
import { StatusDialog } from './status-dialog'

interface TypeActionsProps {
  type: LicenseTypeDetail
  name: string
  mayEdit: boolean
}

/** What can be done with a licence type: tried, taken away as a file, written on, closed. */
export function TypeActions({ type, name, mayEdit }: TypeActionsProps) {
  const t = useTranslations('definitionEditor')
  const { code, status, version } = type
  const path = `/admin/license-types/${code}`
  return (
    <ClientMessages namespaces={['licenseTypes', 'definitionEditor', 'validation']}>
      <ButtonLink href={`${path}/try?version=${version}`} variant="secondary" icon={<EyeIcon />}>
        {t('publish.try')}
      </ButtonLink>
      <ButtonLink href={`${path}/export?version=${version}`} variant="secondary" plain>
        {t('export')}
      </ButtonLink>
      {mayEdit && type.draft_version !== undefined && (
        <ButtonLink href={`${path}/edit`} icon={<PencilIcon />}>
          {t('toDraft', { version: type.draft_version })}
        </ButtonLink>
      )}
      {mayEdit && type.draft_version === undefined && <StartDraft code={code} />}
      {mayEdit && status !== 'draft' && (
        <StatusDialog code={code} name={name} status={status} open_count={type.open_count} />
      )}
    </ClientMessages>
  )
}
