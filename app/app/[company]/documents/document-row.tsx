import { useTranslations } from 'next-intl'
import { DocumentThumb } from '@/components/documents/document-thumb'
import { FileSize } from '@/components/ui/file-size'
import { DownloadIcon } from '@/components/ui/icons'
import { ButtonLink, TextLink } from '@/components/ui/link'
import type { LibraryDocument } from '@/lib/documents/queries'
import { formatDay, type Zone } from '@/lib/time'
import { DeleteDocument } from './delete-document'

interface DocumentRowProps {
  document: LibraryDocument
  company: string
  deletable: boolean
  locale: string
  zone: Zone
}

/** One document: what it is, where it is used, and what can be done with it. */
export function DocumentRow({ document, company, deletable, locale, zone }: DocumentRowProps) {
  const t = useTranslations('documents')
  const { id, file_name: name, uploader } = document
  const date = formatDay(document.created_at, locale, zone)
  const sent = document.used_in.some((application) => application.status !== 'draft')
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line px-5 py-3">
      <DocumentThumb id={id} content_type={document.content_type} />
      <div className="min-w-0 flex-1 basis-48">
        <TextLink
          href={`/api/documents/${id}`}
          target="_blank"
          aria-label={t('list.open', { name })}
          className="block truncate"
        >
          {name}
        </TextLink>
        <p className="text-sm text-ink-soft">
          {uploader ? t('list.uploadedBy', { date, name: uploader }) : t('list.uploaded', { date })} ·{' '}
          <FileSize bytes={document.size_bytes} />
        </p>
        <p className="text-sm text-ink-soft">
          {document.used_in.length === 0 ? (
            t('list.unused')
          ) : (
            <>
              {t('list.usedIn')}{' '}
              {document.used_in.map((application, index) => (
                <span key={application.id}>
                  {index > 0 && ', '}
                  <TextLink href={`/app/${company}/applications/${application.id}`}>
                    {application.number}
                  </TextLink>
                </span>
              ))}
            </>
          )}
        </p>
      </div>
      <div className="ms-auto flex">
        <ButtonLink
          href={`/api/documents/${id}?download=1`}
          plain
          variant="quiet"
          className="w-11 px-0"
          aria-label={t('list.download', { name })}
          icon={<DownloadIcon />}
        />
        {deletable && !sent && (
          <DeleteDocument company={company} id={id} name={name} inDrafts={document.used_in.length > 0} />
        )}
      </div>
    </li>
  )
}
