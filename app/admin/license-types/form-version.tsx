import { getTranslations } from 'next-intl/server'
import { TextLink } from '@/components/ui/link'
import { db } from '@/db'

/** On which version of its form a case is, with the way to what has changed since. */
export async function FormVersion({ application_id, linked }: { application_id: string; linked: boolean }) {
  const [row, t] = await Promise.all([
    db
      .selectFrom('applications')
      .innerJoin('license_types as type', 'type.id', 'applications.license_type_id')
      .innerJoin('license_type_versions as own', 'own.id', 'applications.license_type_version_id')
      .leftJoin('license_type_versions as current', 'current.id', 'type.current_version_id')
      .select(['type.code', 'own.version', 'current.version as current_version'])
      .where('applications.id', '=', application_id)
      .executeTakeFirst(),
    getTranslations('definitionEditor.caseVersion'),
  ])
  if (!row) return null
  const isCurrent = row.current_version === null || row.current_version === row.version
  const path = `/admin/license-types/${row.code}/compare?from=${row.version}&to=${row.current_version}`
  return (
    <p className="text-ink-soft">
      {t(isCurrent ? 'current' : 'older', {
        version: row.version,
        current: row.current_version ?? row.version,
      })}{' '}
      {!isCurrent && linked && <TextLink href={path}>{t('compare')}</TextLink>}
    </p>
  )
}
