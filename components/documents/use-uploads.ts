'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { DocumentScope } from '@/lib/documents/schema'
import { newId } from '@/lib/ids'
import { type SentDocument, sendFile } from './send-file'
import { shrinkPhoto } from './shrink-photo'

export interface UploadItem {
  key: string
  file: File
  /** As it was when the file was chosen. */
  kind: string
  state: 'waiting' | 'sending' | 'offline' | 'refused'
  percent: number
  attempts: number
  reason?: string
  errorId?: string
}

interface UploadsOptions {
  scope: DocumentScope
  kind: string
  maxMb: number
  onStored: (document: SentDocument) => void
}

const MOST_ATTEMPTS = 4

/**
 * Files on their way, one after the other, so that each gets the whole of a slow network. A lost network stops only the
 * file that was being sent: it goes on by itself when the network is back, or after a few seconds.
 */
export function useUploads({ scope, kind, maxMb, onStored }: UploadsOptions) {
  const [items, setItems] = useState<UploadItem[]>([])
  const running = useRef<{ key: string; abort: AbortController } | undefined>(undefined)
  const change = useCallback((key: string, part: Partial<UploadItem>) => {
    setItems((list) => list.map((item) => (item.key === key ? { ...item, ...part } : item)))
  }, [])
  const drop = useCallback((key: string) => setItems((list) => list.filter((item) => item.key !== key)), [])

  const send = async (item: UploadItem, signal: AbortSignal) => {
    change(item.key, { state: 'sending', percent: 0, reason: undefined, attempts: item.attempts + 1 })
    const file = await shrinkPhoto(item.file)
    if (file.size > maxMb * 1024 * 1024) return change(item.key, { state: 'refused', reason: 'fileTooLarge' })
    const onProgress = (percent: number) => change(item.key, { percent })
    const outcome = await sendFile({ scope, kind: item.kind, key: item.key, file, signal, onProgress })
    if (outcome.ok) {
      drop(item.key)
      onStored(outcome.document)
    } else if (outcome.reason === 'offline' || outcome.reason === 'unavailable') {
      change(item.key, { state: 'offline', reason: outcome.reason })
    } else if (outcome.reason !== 'canceled') {
      change(item.key, { state: 'refused', reason: outcome.reason, errorId: outcome.errorId })
    }
  }

  useEffect(() => {
    if (running.current) return
    const next = items.find((item) => item.state === 'waiting')
    if (!next) return
    const abort = new AbortController()
    running.current = { key: next.key, abort }
    void send(next, abort.signal).finally(() => {
      running.current = undefined
      // Makes this effect look for the next one.
      setItems((list) => [...list])
    })
  })

  const waitingForNetwork = items.some((item) => item.state === 'offline' && item.attempts < MOST_ATTEMPTS)
  useEffect(() => {
    const resume = () =>
      setItems((list) =>
        list.map((item) => (item.state === 'offline' ? { ...item, state: 'waiting' as const } : item)),
      )
    window.addEventListener('online', resume)
    const timer = waitingForNetwork ? window.setTimeout(resume, 4000) : undefined
    return () => {
      window.removeEventListener('online', resume)
      window.clearTimeout(timer)
    }
  }, [waitingForNetwork])

  useEffect(() => () => running.current?.abort.abort(), [])

  return {
    items,
    add: (files: Iterable<File>) =>
      setItems((list) => [
        ...list,
        ...Array.from(files, (file) => {
          const empty = file.size === 0
          return {
            key: newId(),
            file,
            kind,
            percent: 0,
            attempts: 0,
            state: empty ? ('refused' as const) : ('waiting' as const),
            ...(empty && { reason: 'fileEmpty' }),
          }
        }),
      ]),
    retry: (key: string) => change(key, { state: 'waiting', attempts: 0 }),
    cancel: (key: string) => {
      if (running.current?.key === key) running.current.abort.abort()
      drop(key)
    },
  }
}
