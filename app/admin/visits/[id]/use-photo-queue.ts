'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { sendFile } from '@/components/documents/send-file'
import { shrinkPhoto } from '@/components/documents/shrink-photo'
import { newId } from '@/lib/ids'
import { dropPhoto, type KeptPhoto, keepPhoto, listKeptPhotos } from './photo-store'

export interface QueuedPhoto extends KeptPhoto {
  state: 'waiting' | 'sending' | 'offline' | 'refused'
  percent: number
  reason?: string
}

/** A picture that the office has. */
export interface SentPhoto {
  document_id: string
  checklist_key: string | null
  taken_at: Date
}

const RETRY_MS = 8000

/**
 * Pictures on their way, one after the other. Each is in the browser's storage before it is sent and leaves it when the
 * office has it: a dead network, a closed tab or a dead battery costs none.
 */
export function usePhotoQueue(visitId: string, userId: string, onSent: (photo: SentPhoto) => void) {
  const [photos, setPhotos] = useState<QueuedPhoto[]>([])
  const [isKept, setKept] = useState(true)
  const running = useRef(false)
  const sent = useRef(onSent)
  sent.current = onSent

  const change = useCallback((key: string, part: Partial<QueuedPhoto>) => {
    setPhotos((list) => list.map((photo) => (photo.key === key ? { ...photo, ...part } : photo)))
  }, [])

  useEffect(() => {
    void listKeptPhotos(visitId, userId).then((kept) =>
      setPhotos((list) => [
        ...kept
          .filter(({ key }) => !list.some((photo) => photo.key === key))
          .map((photo) => ({ ...photo, state: 'waiting' as const, percent: 0 })),
        ...list,
      ]),
    )
  }, [visitId, userId])

  const send = useCallback(
    async (photo: QueuedPhoto) => {
      change(photo.key, { state: 'sending', percent: 0, reason: undefined })
      const { checklist_key, taken_at, key } = photo
      const outcome = await sendFile({
        scope: { visit: visitId, checklist_key, taken_at },
        kind: 'photo',
        key,
        file: await shrinkPhoto(photo.file),
        signal: new AbortController().signal,
        onProgress: (percent) => change(key, { percent }),
      })
      if (outcome.ok) {
        await dropPhoto(key)
        setPhotos((list) => list.filter((other) => other.key !== key))
        sent.current({ document_id: outcome.document.id, checklist_key, taken_at })
      } else if (outcome.reason === 'offline' || outcome.reason === 'unavailable') {
        change(key, { state: 'offline' })
      } else {
        change(key, { state: 'refused', reason: outcome.reason })
      }
    },
    [change, visitId],
  )

  useEffect(() => {
    if (running.current) return
    const next = photos.find((photo) => photo.state === 'waiting')
    if (!next) return
    running.current = true
    void send(next).finally(() => {
      running.current = false
      // Makes this effect look for the next one.
      setPhotos((list) => [...list])
    })
  }, [photos, send])

  const isWaiting = photos.some((photo) => photo.state === 'offline')
  const resume = useCallback(() => {
    setPhotos((list) =>
      list.map((photo) => (photo.state === 'offline' ? { ...photo, state: 'waiting' as const } : photo)),
    )
  }, [])
  useEffect(() => {
    window.addEventListener('online', resume)
    const timer = isWaiting ? window.setTimeout(resume, RETRY_MS) : undefined
    return () => {
      window.removeEventListener('online', resume)
      window.clearTimeout(timer)
    }
  }, [isWaiting, resume])

  return {
    photos,
    isKept,
    resume,
    retry: (key: string) => change(key, { state: 'waiting' }),
    drop: (key: string) => {
      void dropPhoto(key)
      setPhotos((list) => list.filter((photo) => photo.key !== key))
    },
    add: async (files: Iterable<File>, checklistKey: string | null) => {
      for (const file of files) {
        const photo = {
          key: newId(),
          visit_id: visitId,
          user_id: userId,
          checklist_key: checklistKey,
          taken_at: new Date(),
          file,
        }
        const kept = await keepPhoto(photo)
        setKept(kept)
        setPhotos((list) => [...list, { ...photo, state: 'waiting', percent: 0 }])
      }
    },
  }
}
