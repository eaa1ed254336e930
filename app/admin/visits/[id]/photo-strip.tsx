'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { CameraIcon, CloudOffIcon, ImageIcon, RotateCwIcon, XIcon } from '@/components/ui/icons'
import { ProgressBar } from '@/components/ui/progress'
import type { QueuedPhoto, SentPhoto } from './use-photo-queue'

/** What a browser may hand over; phones turn their own formats into JPEG for it. */
const ACCEPT = 'image/jpeg,image/png'

interface PhotoStripProps {
  /** What the pictures show, for who does not see them. */
  label: string
  sent: SentPhoto[]
  queued: QueuedPhoto[]
  onAdd: (files: Iterable<File>) => void
  onRetry: (key: string) => void
  onDrop: (key: string) => void
  onRemove: (documentId: string) => void
  disabled: boolean
}

/** Pictures of one thing: those the office has, those on their way, and the camera. */
export function PhotoStrip({
  label,
  sent,
  queued,
  onAdd,
  onRetry,
  onDrop,
  onRemove,
  disabled,
}: PhotoStripProps) {
  const t = useTranslations('visits.field')
  return (
    <div className="grid gap-2">
      {sent.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {sent.map((photo) => (
            <li key={photo.document_id} className="flex items-start">
              <a
                href={`/api/documents/${photo.document_id}`}
                target="_blank"
                rel="noreferrer"
                className="block"
              >
                {/* biome-ignore lint/performance/noImgElement: private files are not for the image optimiser's cache. */}
                <img
                  src={`/api/documents/${photo.document_id}?size=small`}
                  alt={label}
                  width={72}
                  height={72}
                  className="size-18 rounded-md border border-line object-cover"
                />
              </a>
              {!disabled && (
                <Button
                  variant="quiet"
                  className="w-11 px-0 text-ink-soft"
                  aria-label={t('removePhoto')}
                  icon={<XIcon />}
                  onClick={() => onRemove(photo.document_id)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {queued.map((photo) => (
        <Queued key={photo.key} photo={photo} onRetry={onRetry} onDrop={onDrop} />
      ))}
      {!disabled && (
        <div className="grid grid-cols-2 gap-2">
          <Taker
            label={`${t('photo')}: ${label}`}
            words={t('photo')}
            icon={<CameraIcon />}
            camera
            onAdd={onAdd}
          />
          <Taker
            label={`${t('fromGallery')}: ${label}`}
            words={t('fromGallery')}
            icon={<ImageIcon />}
            onAdd={onAdd}
          />
        </div>
      )}
    </div>
  )
}

interface TakerProps {
  label: string
  words: string
  icon: React.ReactNode
  camera?: boolean
  onAdd: (files: Iterable<File>) => void
}

function Taker({ label, words, icon, camera, onAdd }: TakerProps) {
  const id = useId()
  return (
    <div className="grid focus-within:rounded-md focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-primary">
      <input
        id={id}
        type="file"
        accept={ACCEPT}
        capture={camera ? 'environment' : undefined}
        multiple={!camera}
        aria-label={label}
        className="sr-only"
        onChange={(event) => {
          onAdd(Array.from(event.target.files ?? []))
          event.target.value = ''
        }}
      />
      <label htmlFor={id} className={`${buttonClass('secondary', 'md', true)} min-h-13`}>
        {icon}
        {words}
      </label>
    </div>
  )
}

interface QueuedProps {
  photo: QueuedPhoto
  onRetry: (key: string) => void
  onDrop: (key: string) => void
}

function Queued({ photo, onRetry, onDrop }: QueuedProps) {
  const t = useTranslations('visits.sync')
  const refused = useTranslations('documents.refused')
  const url = useLocalUrl(photo.file)
  return (
    <div className="flex items-center gap-3 rounded-md border border-line p-2">
      {/* biome-ignore lint/performance/noImgElement: a picture that exists only in this browser. */}
      {url && <img src={url} alt="" className="size-14 shrink-0 rounded-md object-cover" />}
      <div className="min-w-0 flex-1">
        {photo.state === 'sending' ? (
          <ProgressBar
            value={photo.percent}
            label={t('photoSending', { percent: Math.round(photo.percent) })}
          />
        ) : photo.state === 'refused' ? (
          <p className="text-danger">
            {refused.has(photo.reason as 'failed') ? refused(photo.reason as 'failed') : refused('failed')}
          </p>
        ) : (
          <p className="flex items-center gap-1.5 text-warning">
            <CloudOffIcon size={18} />
            {t('photoKept')}
          </p>
        )}
      </div>
      {photo.state !== 'sending' && (
        <Button
          variant="quiet"
          className="w-11 px-0"
          aria-label={t('photoRetry')}
          icon={<RotateCwIcon />}
          onClick={() => onRetry(photo.key)}
        />
      )}
      {photo.state === 'refused' && (
        <Button
          variant="quiet"
          className="w-11 px-0"
          aria-label={t('photoDrop')}
          icon={<XIcon />}
          onClick={() => onDrop(photo.key)}
        />
      )}
    </div>
  )
}

function useLocalUrl(file: File): string | undefined {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(file)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  return url
}
