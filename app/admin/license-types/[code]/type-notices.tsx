import { useTranslations } from 'next-intl'
import { ButtonLink, TextLink } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import type { LicenseTypeDetail } from '@/lib/licensing/definitions/type-queries'

interface TypeNoticesProps {
  type: LicenseTypeDetail
  mayEdit: boolean
  /** The version that was published a moment ago. */
  published: string
}

/** What one should know before reading: which version this is, what was just done, which drafts lag behind. */
export function TypeNotices({ type, mayEdit, published }: TypeNoticesProps) {
  const t = useTranslations('licenseTypes')
  const editor = useTranslations('definitionEditor')
  const path = `/admin/license-types/${type.code}`
  return (
    <>
      {type.is_current && published === String(type.version) && (
        <Notice tone="success" live="status" title={editor('publish.done', { version: type.version })}>
          {editor('publish.doneText')}
        </Notice>
      )}
      {!type.is_current && type.status !== 'draft' && (
        <Notice tone="warning">
          {t('viewing', { version: type.version })} <TextLink href={path}>{t('toCurrent')}</TextLink>{' '}
          <TextLink href={`${path}/compare?from=${type.version}`}>{editor('diff.title')}</TextLink>
        </Notice>
      )}
      {type.definition === undefined && <Notice tone="warning" title={editor('unreadable')} />}
      {mayEdit && type.outdated_draft_count > 0 && (
        <Notice
          tone="info"
          title={editor('moves.notice', { count: type.outdated_draft_count })}
          actions={
            <ButtonLink href={`${path}/drafts`} variant="secondary">
              {editor('moves.look')}
            </ButtonLink>
          }
        >
          {editor('moves.noticeText')}
        </Notice>
      )}
    </>
  )
}
