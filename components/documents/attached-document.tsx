'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { FileSize } from '@/components/ui/file-size'
import { CircleCheckIcon, XIcon } from '@/components/ui/icons'
import type { DocumentSummary } from '@/lib/documents/schema'
import { DocumentThumb } from './document-thumb'
import { FileRow } from './upload-row'

interface AttachedDocumentProps {
  document: DocumentSummary
  /** Something worth knowing about it, such as that the same file is there already. */
  note?: string
  /** Taking it off deletes it: the files of an onboarding are nowhere else. */
  deletes: boolean
  /** Absent: it stays where it is. */
  onRemoved?: () => void
}

/** A stored file of an upload field, to look at and to take off. */
export function AttachedDocument({ document, note, deletes, onRemoved }: AttachedDocumentProps) {
  const t = useTranslations('documents')
  const [pending, setPending] = useState(false)
  const [failed, setFailed] = useState(false)

  const remove = async (onRemoved: () => void) => {
    if (!deletes) return onRemoved()
    setPending(true)
    const answer = await fetch(`/api/documents/${document.id}`, { method: 'DELETE' }).catch(() => undefined)
    setPending(false)
    // 404: it is gone already, which is what was wanted.
    if (answer?.ok || answer?.status === 404) onRemoved()
    else setFailed(true)
  }

  return (
    <FileRow
      thumb={<DocumentThumb id={document.id} content_type={document.content_type} />}
      below={
        failed ? (
          <p role="alert" className="font-medium text-danger">
            {t('upload.removeFailed')}
          </p>
        ) : (
          note && <p className="text-info">{note}</p>
        )
      }
      actions={
        onRemoved && (
          <Button
            variant="quiet"
            className="w-11 px-0 text-ink-soft"
            aria-label={t('upload.removeOf', { name: document.file_name })}
            icon={<XIcon />}
            pending={pending}
            onClick={() => void remove(onRemoved)}
          />
        )
      }
    >
      <a
        href={`/api/documents/${document.id}`}
        target="_blank"
        rel="noreferrer"
        className="block truncate rounded-sm font-medium text-link underline decoration-primary-line decoration-2 underline-offset-4"
      >
        {document.file_name}
      </a>
      <p className="flex flex-wrap items-center gap-x-2 text-sm text-ink-soft">
        <CircleCheckIcon size={16} className="text-success" />
        {t('upload.done')} · <FileSize bytes={document.size_bytes} />
      </p>
    </FileRow>
  )
}
