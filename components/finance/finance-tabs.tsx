import { useTranslations } from 'next-intl'
import { Tabs } from '@/components/ui/tabs'

const PARTS = [
  { part: 'attempts', href: '/admin/payments', key: 'tabAttempts' },
  { part: 'refunds', href: '/admin/payments/refunds', key: 'tabRefunds' },
  { part: 'reconciliation', href: '/admin/payments/reconciliation', key: 'tabReconciliation' },
  { part: 'events', href: '/admin/payments/events', key: 'tabEvents' },
] as const

/** The parts of the payments page. */
export function FinanceTabs({ current }: { current: (typeof PARTS)[number]['part'] }) {
  const t = useTranslations('finance.payments')
  return (
    <div className="mb-4">
      <Tabs
        label={t('tabs')}
        items={PARTS.map(({ part, href, key }) => ({ href, label: t(key), current: part === current }))}
      />
    </div>
  )
}
