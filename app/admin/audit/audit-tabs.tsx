import { getTranslations } from 'next-intl/server'
import { Tabs } from '@/components/ui/tabs'

/** What was changed, and what was looked at. */
export async function AuditTabs({ current }: { current: 'changes' | 'views' }) {
  const t = await getTranslations('audit.tabs')
  return (
    <Tabs
      label={t('label')}
      items={[
        { href: '/admin/audit', label: t('changes'), current: current === 'changes' },
        { href: '/admin/audit/views', label: t('views'), current: current === 'views' },
      ]}
    />
  )
}
