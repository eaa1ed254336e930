import { useTranslations } from 'next-intl'
import { DocumentThumb } from '@/components/documents/document-thumb'
import { FileSize } from '@/components/ui/file-size'
import { TextLink } from '@/components/ui/link'
import type { LicenseDetail } from '@/lib/licensing/licenses/queries'

/** The papers of a recorded licence. */
export function LicenseDocuments({ documents }: { documents: LicenseDetail['documents'] }) {
  const t = useTranslations('licenses.detail')
  if (documents.length === 0) return <p className="text-ink-soft">{t('noDocuments')}</p>
  return (
    <ul className="grid gap-3">
      {documents.map((document) => (
        <li key={document.id} className="flex items-center gap-4">
          <DocumentThumb id={document.id} content_type={document.content_type} />
          <div className="min-w-0">
            <TextLink href={`/api/documents/${document.id}`} target="_blank" className="block truncate">
              {document.file_name}
            </TextLink>
            <p className="text-sm text-ink-soft">
              <FileSize bytes={document.size_bytes} />
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}
