'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Notice } from '@/components/ui/notice'

interface FilePictureProps {
  file: { id: string; file_name: string; requirement: string }
  scale: number
  turns: number
}

interface Lost {
  reason: string
  code?: string
}

/** Why a picture cannot be shown: ours is gone, with the code under which our log has it, or it cannot be drawn. */
async function askWhy(id: string): Promise<Lost> {
  try {
    const answer = await fetch(`/api/documents/${id}`, { headers: { accept: 'application/json' } })
    return answer.status === 410 ? ((await answer.json()) as Lost) : { reason: 'unreadable' }
  } catch {
    return { reason: 'unreadable' }
  }
}

/** Turned by a quarter, a picture is as wide as its frame is high: hence sizes in units of the frame. */
export function FilePicture({ file, scale, turns }: FilePictureProps) {
  const t = useTranslations('review.case.viewer')
  const [lost, setLost] = useState<Lost>()
  if (lost) {
    return (
      <div className="p-4">
        <Notice tone="danger" live="alert" title={t(lost.reason === 'vanished' ? 'vanished' : 'unreadable')}>
          {lost.code ? t('vanishedText', { code: lost.code }) : t('unreadableText')}
        </Notice>
      </div>
    )
  }
  const width = `${scale * 100}cqw`
  const height = `${scale * 100}cqh`
  const isAcross = turns % 2 === 1
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an enlarged picture is scrolled by keyboard too.
      tabIndex={0}
      aria-label={file.file_name}
      className="@container-size h-112 grow overflow-auto"
    >
      <div className="grid place-items-center" style={{ width, height }}>
        {/* biome-ignore lint/performance/noImgElement: private files are not for the image optimiser's cache. */}
        <img
          src={`/api/documents/${file.id}`}
          alt={`${file.requirement}: ${file.file_name}`}
          onError={() => void askWhy(file.id).then(setLost)}
          className="max-w-none object-contain"
          style={{
            width: isAcross ? height : width,
            height: isAcross ? width : height,
            rotate: `${turns * 90}deg`,
          }}
        />
      </div>
    </section>
  )
}
