'use client'

import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Notice } from '@/components/ui/notice'
import type { Tone } from '@/components/ui/tone'
import type { Stand } from './stand'

interface PaymentWatchProps {
  /** The invoice as it stands in addresses. */
  number: string
  /** Of what the page shows: another answer of the server means that it moved. */
  version: string
  stand: Stand
  /** Paid, void or written off: there is nothing to wait for. */
  isOver: boolean
  method: string
  /** Why finance refused a transfer. */
  reason: string
}

type State = { version: string; status: string }

const FIRST_DELAY_MS = 1500
const LONGEST_DELAY_MS = 30_000
/** Asked so often without news, the owner is told that they need not wait. */
const MANY_ASKS = 12

const TONES: Record<Stand, Tone> = {
  none: 'info',
  paid: 'success',
  partPaid: 'warning',
  finance: 'info',
  waiting: 'info',
  chosen: 'info',
  failed: 'danger',
  refused: 'danger',
  expired: 'warning',
}

/** Says how the payment stands and turns by itself: asks often at first, then ever less, and not while nobody looks. */
export function PaymentWatch(props: PaymentWatchProps) {
  const [client] = useState(() => new QueryClient())
  return (
    <QueryClientProvider client={client}>
      <Watch {...props} />
    </QueryClientProvider>
  )
}

function Watch({ number, version, stand, isOver, method, reason }: PaymentWatchProps) {
  const t = useTranslations('checkout.watch')
  const router = useRouter()
  // A hidden page asks nothing (React Query's own way), and asks at once when it is looked at again.
  const { data, dataUpdatedAt, isPaused, failureCount } = useQuery({
    queryKey: ['invoice-status', number],
    queryFn: () => fetchState(number),
    enabled: !isOver,
    retry: true,
    retryDelay: (attempt) => delayAfter(attempt),
    refetchInterval: (query) => (isOver ? false : delayAfter(query.state.dataUpdateCount)),
  })
  const [asks, setAsks] = useState(0)
  useEffect(() => {
    if (dataUpdatedAt) setAsks((count) => count + 1)
  }, [dataUpdatedAt])

  // What the page shows was drawn on the server: when the truth has moved on, it is drawn anew.
  const hasMoved = data !== undefined && data.version !== version
  useEffect(() => {
    if (hasMoved) router.refresh()
  }, [hasMoved, router])

  const [tone, words] = sayState()
  return (
    <Notice tone={tone} live="status">
      {words}
    </Notice>
  )

  function sayState(): [Tone, string] {
    const shown = data?.status === 'paid' ? 'paid' : stand
    const waits = shown === 'waiting' || shown === 'chosen' || shown === 'none'
    if (shown !== 'paid' && (isPaused || failureCount > 1)) return ['warning', t('offline')]
    if (waits && data === undefined) return ['info', t('checking')]
    if (waits && asks >= MANY_ASKS) return ['info', t('slow')]
    if (shown === 'waiting' && method) return ['info', t('waiting', { method })]
    if (waits) return ['info', t('chosen')]
    if (shown === 'refused') return ['danger', t('refused', { reason })]
    return [TONES[shown], t(shown)]
  }
}

function delayAfter(asks: number): number {
  return Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 1.4 ** asks)
}

async function fetchState(number: string): Promise<State> {
  const response = await fetch(`/api/invoices/${number}/status`)
  if (!response.ok) throw new Error(`Status answered ${response.status}`)
  return response.json()
}
