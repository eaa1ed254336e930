import { useTranslations } from 'next-intl'
import { Tabs } from '@/components/ui/tabs'

/** Attempts and notifications, the two halves of the payments page. */
export function FinanceTabs({ current }: { current: 'attempts' | 'events' }) {
  const t = useTranslations('finance.payments')
  return (
    <div className="mb-4">
      <Tabs
        label={t('tabs')}
        items={[
          { href: '/admin/payments', label: t('tabAttempts'), current: current === 'attempts' },
          { href: '/admin/payments/events', label: t('tabEvents'), current: current === 'events' },
        ]}
      />
    </div>
  )
}
