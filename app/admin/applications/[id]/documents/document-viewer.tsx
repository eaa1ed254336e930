'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useRef, useState } from 'react'
import { DocumentThumb } from '@/components/documents/document-thumb'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/class-names'
import { ExternalLinkIcon, MaximizeIcon, RotateCwIcon, ZoomInIcon, ZoomOutIcon } from '@/components/ui/icons'
import { ButtonLink } from '@/components/ui/link'
import { FilePicture } from './file-picture'

export interface ViewedFile {
  id: string
  file_name: string
  content_type: string
  /** Size and day, in words. */
  facts: string
  /** What it was asked for. */
  requirement: string
}

const ZOOMS = [1, 1.5, 2, 3, 4]

/** The files of a case in place: pictures zoom and turn, PDFs open in the browser's own viewer. */
export function DocumentViewer({ files }: { files: ViewedFile[] }) {
  const t = useTranslations('review.case.viewer')
  const frame = useRef<HTMLElement>(null)
  const [id, setId] = useState(files[0]?.id)
  const [zoom, setZoom] = useState(0)
  const [turns, setTurns] = useState(0)
  const file = files.find((one) => one.id === id) ?? files[0]
  if (!file) return null
  const isPdf = file.content_type === 'application/pdf'
  const url = `/api/documents/${file.id}`
  const choose = (next: string) => {
    setId(next)
    setZoom(0)
    setTurns(0)
  }
  return (
    <div>
      <figure ref={frame} className="flex flex-col overflow-hidden rounded-md border border-line bg-sunken">
        <figcaption className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 border-b border-line bg-card px-3 py-1.5">
          <span className="min-w-0">
            <span className="block font-semibold">{file.requirement}</span>
            <span className="block text-ink-soft break-all">
              {file.file_name} · {file.facts}
            </span>
          </span>
          <span className="flex">
            {!isPdf && (
              <>
                <Tool
                  label={t('zoomOut')}
                  disabled={zoom === 0}
                  onClick={() => setZoom(Math.max(0, zoom - 1))}
                  icon={<ZoomOutIcon />}
                />
                <Tool
                  label={t('zoomIn')}
                  disabled={zoom === ZOOMS.length - 1}
                  onClick={() => setZoom(Math.min(ZOOMS.length - 1, zoom + 1))}
                  icon={<ZoomInIcon />}
                />
                <Tool label={t('rotate')} onClick={() => setTurns(turns + 1)} icon={<RotateCwIcon />} />
              </>
            )}
            <Tool
              label={t('full')}
              onClick={() => void frame.current?.requestFullscreen()}
              icon={<MaximizeIcon />}
            />
            <ButtonLink
              href={url}
              target="_blank"
              variant="quiet"
              size="sm"
              aria-label={t('open')}
              icon={<ExternalLinkIcon />}
            />
          </span>
        </figcaption>
        {isPdf ? (
          <iframe
            key={file.id}
            src={url}
            title={file.file_name}
            loading="lazy"
            className="h-112 w-full grow"
          />
        ) : (
          <FilePicture key={file.id} file={file} scale={ZOOMS[zoom] ?? 1} turns={turns} />
        )}
      </figure>
      {files.length > 1 && (
        <ul className="mt-2 flex flex-wrap gap-2">
          {files.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                aria-pressed={one.id === file.id}
                aria-label={`${t('show')}: ${one.requirement}, ${one.file_name}`}
                onClick={() => choose(one.id)}
                className={cx(
                  'block rounded-md border-2',
                  one.id === file.id ? 'border-primary' : 'border-transparent hover:border-line-strong',
                )}
              >
                <DocumentThumb id={one.id} content_type={one.content_type} size={52} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

interface ToolProps {
  label: string
  icon: ReactNode
  disabled?: boolean
  onClick: () => void
}

function Tool({ label, icon, disabled, onClick }: ToolProps) {
  return (
    <Button
      variant="quiet"
      size="sm"
      aria-label={label}
      title={label}
      aria-disabled={disabled}
      icon={icon}
      onClick={onClick}
    />
  )
}
