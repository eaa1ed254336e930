'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { failureSentence, thrownFailure } from '@/components/form/failure'
import { Switch } from '@/components/ui/choice'
import { sharePhotoAction } from '../actions'

interface SharedPhotosProps {
  visitId: string
  mayShare: boolean
  photos: { document_id: string; shared: boolean; label: string; caption: string }[]
}

/** The pictures of a visit; whoever is in charge says which of them the applicant sees. */
export function SharedPhotos({ visitId, mayShare, photos }: SharedPhotosProps) {
  const t = useTranslations('visits')
  const general = useTranslations('validation')
  const [shared, setShared] = useState(
    () => new Set(photos.filter((one) => one.shared).map((one) => one.document_id)),
  )
  const [failure, setFailure] = useState<string>()

  const mark = (documentId: string, isShared: boolean) =>
    setShared((set) => {
      const next = new Set(set)
      if (isShared) next.add(documentId)
      else next.delete(documentId)
      return next
    })

  const share = async (documentId: string, isShared: boolean) => {
    setFailure(undefined)
    mark(documentId, isShared)
    const input = { visit_id: visitId, document_id: documentId, shared: isShared }
    const outcome = await sharePhotoAction(input).catch(thrownFailure)
    if (outcome === 'leaving' || outcome.ok) return
    mark(documentId, !isShared)
    setFailure(failureSentence(outcome, t, general))
  }

  return (
    <>
      <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        {photos.map((photo) => (
          <li key={photo.document_id} className="min-w-0">
            <a
              href={`/api/documents/${photo.document_id}`}
              target="_blank"
              rel="noreferrer"
              className="block"
            >
              {/* biome-ignore lint/performance/noImgElement: private files are not for the image optimiser's cache. */}
              <img
                src={`/api/documents/${photo.document_id}?size=small`}
                alt={photo.label}
                loading="lazy"
                className="aspect-4/3 w-full rounded-md border border-line object-cover"
              />
            </a>
            {photo.caption && <p className="mt-1 text-sm text-ink-soft">{photo.caption}</p>}
            {mayShare && (
              <Switch
                label={t('field.share')}
                checked={shared.has(photo.document_id)}
                onChange={(event) => void share(photo.document_id, event.target.checked)}
              />
            )}
          </li>
        ))}
      </ul>
      <p role="alert" className="mt-2 font-medium text-danger empty:hidden">
        {failure}
      </p>
    </>
  )
}
