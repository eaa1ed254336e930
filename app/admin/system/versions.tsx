import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { APP_VERSION, NEXT_VERSION } from '@/lib/system/versions'
import { Duration } from './duration'

/** What runs here. */
export function Versions({ postgres }: { postgres: string }) {
  const t = useTranslations('system.versions')
  return (
    <Card title={t('title')}>
      <DescriptionList
        dense
        items={[
          { term: 'Izinku', detail: APP_VERSION },
          { term: 'Node.js', detail: process.version },
          { term: 'Next.js', detail: NEXT_VERSION },
          { term: 'PostgreSQL', detail: postgres },
          { term: t('mode'), detail: process.env.NODE_ENV },
          { term: t('uptime'), detail: <Duration seconds={process.uptime()} /> },
          { term: t('memory'), detail: `${Math.round(process.memoryUsage().rss / 1_000_000)} MB` },
        ]}
      />
    </Card>
  )
}
