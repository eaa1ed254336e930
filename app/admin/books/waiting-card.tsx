import { useTranslations } from 'next-intl'
import { AllDone } from '@/components/art/empty'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/link'
import type { Waiting } from '@/lib/billing/figures/waiting'

const LISTS = {
  attention: '/admin/payments?attention=1',
  transfers: '/admin/payments',
  events: '/admin/payments/events?status=failed',
  differences: '/admin/payments/reconciliation',
  refunds: '/admin/payments/refunds',
} as const

const KINDS = Object.keys(LISTS) as (keyof typeof LISTS)[]

/** What needs a person. */
export function WaitingCard({ waiting }: { waiting: Waiting }) {
  const t = useTranslations('figures.overview')
  const some = KINDS.filter((kind) => waiting[kind] > 0)
  return (
    <Card title={t('waiting')} lead={t('waitingLead')}>
      {some.length === 0 ? (
        <EmptyState art={<AllDone />} title={t('allDone')} />
      ) : (
        <ul className="divide-y divide-line">
          {some.map((kind) => (
            <li key={kind} className="flex items-baseline justify-between gap-4 py-2">
              <TextLink href={LISTS[kind]}>{t(kind)}</TextLink>
              <span className="font-semibold tabular-nums">{waiting[kind]}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
