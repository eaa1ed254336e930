'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { thrownFailure } from '@/components/form/failure'
import type { ActionFailure, ActionResult } from '@/lib/action-result'

export type SaveState =
  | { kind: 'idle' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: Date }
  /** No network, or we rest: tried again by itself. */
  | { kind: 'waiting' }
  /** Another tab or person has saved since, or it is no longer ours to change: nothing more is sent. */
  | { kind: 'stopped'; failure: ActionFailure }

type Save<Content> = (input: Content & { version: number }) => Promise<ActionResult<{ version: number }>>

/** After the last key, so that a sentence is one save. */
const PAUSE_MS = 1200
const RETRY_MS = 8000

/**
 * Keeps what `read` gives: soon after a change, at once when asked, one save at a time. A lost network loses nothing:
 * it goes on when the network is back. `flush` resolves once everything is kept, with whether it is.
 */
export function useAutosave<Content>(options: { version: number; read: () => Content; save: Save<Content> }) {
  const [state, setState] = useState<SaveState>({ kind: 'idle' })
  const latest = useRef(options)
  latest.current = options
  const version = useRef(options.version)
  const kept = useRef<string | undefined>(undefined)
  const timer = useRef<number | undefined>(undefined)
  const running = useRef<Promise<boolean> | undefined>(undefined)
  const stopped = useRef(false)
  kept.current ??= JSON.stringify(options.read())

  const attempt = useCallback(async (): Promise<boolean> => {
    const content = latest.current.read()
    const text = JSON.stringify(content)
    if (text === kept.current) return true
    setState({ kind: 'saving' })
    const outcome = await latest.current.save({ ...content, version: version.current }).catch(thrownFailure)
    if (outcome === 'leaving') return false
    if (outcome.ok) {
      version.current = outcome.data.version
      kept.current = text
      setState({ kind: 'saved', at: new Date() })
      // What was typed meanwhile.
      return JSON.stringify(latest.current.read()) === text ? true : attempt()
    }
    if (outcome.reason === 'offline' || outcome.reason === 'unavailable' || outcome.reason === 'failed') {
      setState({ kind: 'waiting' })
    } else {
      stopped.current = true
      setState({ kind: 'stopped', failure: outcome })
    }
    return false
  }, [])

  const flush = useCallback(async (): Promise<boolean> => {
    window.clearTimeout(timer.current)
    if (stopped.current) return false
    if (running.current) await running.current
    running.current = attempt().finally(() => {
      running.current = undefined
    })
    return running.current
  }, [attempt])

  const schedule = useCallback(
    (ms = PAUSE_MS) => {
      window.clearTimeout(timer.current)
      timer.current = window.setTimeout(() => void flush(), ms)
    },
    [flush],
  )

  useEffect(() => {
    if (state.kind !== 'waiting') return
    const again = () => void flush()
    window.addEventListener('online', again)
    const retry = window.setInterval(again, RETRY_MS)
    return () => {
      window.removeEventListener('online', again)
      window.clearInterval(retry)
    }
  }, [state.kind, flush])

  useEffect(() => {
    // A phone may end a page in the background without another word.
    const onHide = () => document.visibilityState === 'hidden' && void flush()
    document.addEventListener('visibilitychange', onHide)
    return () => {
      document.removeEventListener('visibilitychange', onHide)
      // Leaving for another page of ours: what was typed last is still kept.
      void flush()
    }
  }, [flush])

  const isDirty = useCallback(() => JSON.stringify(latest.current.read()) !== kept.current, [])
  return { state, schedule, flush, isDirty, version: () => version.current }
}
