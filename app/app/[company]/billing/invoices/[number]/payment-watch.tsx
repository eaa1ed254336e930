'use client'

import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Notice } from '@/components/ui/notice'
import type { Tone } from '@/components/ui/tone'
import { Countdown } from './countdown'

interface PaymentWatchProps {
  /** The invoice as it stands in addresses. */
  number: string
  status: string
  payment: { status: string; method: string; expiresAt: string | null } | undefined
}

type State = { status: string; payment_status: string | null }

const FIRST_DELAY_MS = 1500
const LONGEST_DELAY_MS = 30_000
/** Asked so often without news, the owner is told that they need not wait. */
const MANY_ASKS = 12

/** Says how the payment stands and turns by itself: asks often at first, then ever less. */
export function PaymentWatch(props: PaymentWatchProps) {
  const [client] = useState(() => new QueryClient())
  return (
    <QueryClientProvider client={client}>
      <Watch {...props} />
    </QueryClientProvider>
  )
}

function Watch({ number, status, payment }: PaymentWatchProps) {
  const t = useTranslations('billing.invoice.watch')
  const router = useRouter()
  const { data, dataUpdatedAt, isPaused, isError } = useQuery({
    queryKey: ['invoice-status', number],
    queryFn: () => fetchState(number),
    enabled: status === 'open',
    retry: true,
    retryDelay: (attempt) => delayAfter(attempt),
    refetchInterval: (query) =>
      query.state.data && query.state.data.status !== 'open'
        ? false
        : delayAfter(query.state.dataUpdateCount),
  })
  const [asks, setAsks] = useState(0)
  useEffect(() => {
    if (dataUpdatedAt) setAsks((count) => count + 1)
  }, [dataUpdatedAt])

  // What the page shows was drawn on the server: when the truth has moved on, it is drawn anew.
  const hasMoved =
    data !== undefined && (data.status !== status || data.payment_status !== (payment?.status ?? null))
  useEffect(() => {
    if (hasMoved) router.refresh()
  }, [hasMoved, router])

  const shown = data?.status ?? status
  const attempt = data?.payment_status ?? payment?.status
  const [tone, words] = sayState()
  return (
    <div className="grid gap-3">
      <Notice tone={tone} live="status">
        {words}
      </Notice>
      {shown === 'open' && payment?.expiresAt && (attempt === 'created' || attempt === 'pending') && (
        <Countdown until={payment.expiresAt} />
      )}
    </div>
  )

  function sayState(): [Tone, string] {
    if (shown === 'paid') return ['success', t('paid')]
    if (isPaused || isError) return ['warning', t('offline')]
    if (attempt === 'failed') return ['danger', t('failed')]
    if (attempt === 'expired' || attempt === 'canceled') return ['warning', t('expired')]
    if (data === undefined) return ['info', t('checking')]
    if (asks >= MANY_ASKS) return ['info', t('slow')]
    return ['info', payment?.method ? t('waiting', { method: payment.method }) : t('waitingAny')]
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
