'use client'

import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { RefreshCwIcon } from '@/components/ui/icons'
import { Tabs } from '@/components/ui/tabs'
import type { QueueCounts } from '@/lib/licensing/review/queries'
import { showCount } from '@/lib/licensing/review/queue-count'
import type { QueueTab } from '@/lib/licensing/review/queue-filter'

interface QueueTabsProps {
  tabs: { key: QueueTab; label: string; href: string; current: boolean }[]
  /** As they were when the list below was drawn. */
  counts: QueueCounts
  label: string
}

/** The saved filters with counts that stay fresh. The list below moves only when asked to, never under the pointer. */
export function QueueTabs(props: QueueTabsProps) {
  const [client] = useState(() => new QueryClient())
  return (
    <QueryClientProvider client={client}>
      <LiveTabs {...props} />
    </QueryClientProvider>
  )
}

function LiveTabs({ tabs, counts, label }: QueueTabsProps) {
  const t = useTranslations('review.queue')
  const router = useRouter()
  const { data } = useQuery({
    queryKey: ['queue-counts', counts],
    queryFn: fetchCounts,
    initialData: counts,
    staleTime: 10_000,
    refetchInterval: 15_000,
  })
  const current = tabs.find((tab) => tab.current)
  const hasChanged = current !== undefined && data[current.key] !== counts[current.key]
  return (
    <div className="relative">
      <Tabs label={label} items={tabs.map((tab) => ({ ...tab, count: showCount(data[tab.key]) }))} />
      <p role="status" className="mt-2 empty:hidden">
        {hasChanged && (
          <Button
            variant="quiet"
            size="sm"
            icon={<RefreshCwIcon size={16} />}
            onClick={() => router.refresh()}
          >
            {t('changed')}
          </Button>
        )}
      </p>
    </div>
  )
}

async function fetchCounts(): Promise<QueueCounts> {
  const response = await fetch('/api/queue/counts')
  if (!response.ok) throw new Error(`Counts answered ${response.status}`)
  return response.json()
}
