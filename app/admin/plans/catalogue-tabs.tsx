import { useTranslations } from 'next-intl'
import { Tabs } from '@/components/ui/tabs'

const TABS = [
  ['plans', '/admin/plans'],
  ['addons', '/admin/plans/addons'],
  ['coupons', '/admin/plans/coupons'],
] as const

/** What is sold: plans, what one adds to them, and what takes something off. */
export function CatalogueTabs({ current }: { current: (typeof TABS)[number][0] }) {
  const t = useTranslations('catalogue')
  return (
    <Tabs
      label={t('tabs')}
      items={TABS.map(([key, href]) => ({ href, label: t(`${key}.title`), current: key === current }))}
    />
  )
}
