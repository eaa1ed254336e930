'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { thrownFailure } from '@/components/form/failure'
import { newId } from '@/lib/ids'
import {
  type Answer,
  again,
  answered,
  beginReport,
  enter,
  enterFinding,
  type FieldReport,
  finish,
  isUnsent,
  type Sending,
  settle,
  take,
} from '@/lib/licensing/visits/report-sync'
import type { Findings } from '@/lib/licensing/visits/schema'
import { reportAction } from '../actions'
import { forget, keep, readKept } from './kept-report'

interface Stored {
  version: number
  checklist: Findings
  notes: string
}

/** After the last stroke; every pause in writing is a sending. */
const PAUSE_MS = 1200
const RETRY_MS = 10_000

/**
 * The report of one visit on this phone: every change is kept in the browser at once and sent when there is a network.
 * A sending without an answer is repeated as it was, so it counts once whatever became of the first.
 */
export function useFieldReport(visitId: string, userId: string, stored: Stored) {
  const [report, setReport] = useState<FieldReport>(() => beginReport(stored, undefined))
  const [isReady, setReady] = useState(false)
  const [isSending, setSending] = useState(false)
  const [isOffline, setOffline] = useState(false)
  const [isKept, setKept] = useState(true)
  const [sentAt, setSentAt] = useState<Date>()
  const sending = useRef(false)

  // What this phone has kept is known only in the browser.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, with what the page came with.
  useEffect(() => {
    setReport(beginReport(stored, readKept(visitId, userId)))
    setReady(true)
  }, [])

  useEffect(() => {
    if (!isReady) return
    if (isUnsent(report)) setKept(keep(visitId, userId, report))
    else forget(visitId, userId)
  }, [isReady, report, visitId, userId])

  const send = useCallback(
    async (pending: Sending) => {
      if (sending.current) return
      sending.current = true
      setSending(true)
      const answer = await deliver(visitId, pending)
      sending.current = false
      setSending(false)
      setOffline(answer === 'offline')
      if (answer === 'offline') return
      if (answer.state === 'saved' || answer.state === 'completed') setSentAt(new Date())
      setReport((current) => answered(current, answer))
    },
    [visitId],
  )

  useEffect(() => {
    if (!isReady || isOffline) return
    if (report.pending) {
      void send(report.pending)
      return
    }
    const wait = report.is_finishing ? 0 : PAUSE_MS
    const timer = window.setTimeout(() => setReport((current) => take(current, newId)), wait)
    return () => window.clearTimeout(timer)
  }, [isReady, isOffline, report, send])

  const retry = useCallback(() => {
    setOffline(false)
    setReport(again)
  }, [])
  useEffect(() => {
    const resume = () => setOffline(false)
    window.addEventListener('online', resume)
    const timer = isOffline ? window.setTimeout(resume, RETRY_MS) : undefined
    return () => {
      window.removeEventListener('online', resume)
      window.clearTimeout(timer)
    }
  }, [isOffline])

  return {
    report,
    state: { isReady, isSending, isOffline, isKept, sentAt, isUnsent: isUnsent(report) },
    retry,
    enter: (part: Parameters<typeof enter>[1]) => setReport((current) => enter(current, part)),
    enterFinding: (key: string, part: Parameters<typeof enterFinding>[2]) =>
      setReport((current) => enterFinding(current, key, part)),
    finish: () => setReport(finish),
    settle: (by: 'mine' | 'theirs') => setReport((current) => settle(current, by)),
  }
}

/** Sends once. `offline` where no answer came: the network is gone, or the server for a moment. */
async function deliver(visitId: string, pending: Sending): Promise<Answer | 'offline'> {
  const outcome = await reportAction({ visit_id: visitId, ...pending }).catch(thrownFailure)
  if (outcome === 'leaving') return 'offline'
  if (outcome.ok) return outcome.data
  if (outcome.reason === 'offline' || outcome.reason === 'unavailable') return 'offline'
  return { state: 'refused', reason: outcome.reason }
}
