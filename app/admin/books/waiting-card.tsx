import { useTranslations } from 'next-intl'
import { AllDone } from '@/components/art/empty'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
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
        <DescriptionList
          dense
          items={some.map((kind) => ({
            term: t(kind),
            detail: (
              <TextLink href={LISTS[kind]} className="font-semibold tabular-nums">
                {waiting[kind]}
              </TextLink>
            ),
          }))}
        />
      )}
    </Card>
  )
}
