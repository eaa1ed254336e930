import { getLocale, getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Card } from '@/components/ui/card'
import { formatCompact, formatDay, type Zone } from '@/lib/time'
import { SubscriptionControl } from './subscription-control'

interface SubscriptionCardProps {
  slug: string
  subscription: { created_at: Date; used_at: Date | null } | undefined
  mayChange: boolean
  zone: Zone
}

/** The calendar in one's own calendar. */
export async function SubscriptionCard({ slug, subscription, mayChange, zone }: SubscriptionCardProps) {
  const [t, locale] = await Promise.all([getTranslations('licenses.feed'), getLocale()])
  return (
    <Card title={t('title')} lead={t('text')}>
      <div className="grid gap-4">
        {subscription && (
          <p className="text-ink-soft">
            {t('since', { day: formatDay(subscription.created_at, locale, zone) })}{' '}
            {subscription.used_at
              ? t('used', { when: formatCompact(subscription.used_at, locale, zone) })
              : t('unused')}
          </p>
        )}
        {mayChange ? (
          <ClientMessages namespaces={['licenses', 'validation']}>
            <SubscriptionControl company={slug} exists={subscription !== undefined} />
          </ClientMessages>
        ) : (
          <p className="text-ink-soft">{t('onlyManagers')}</p>
        )}
      </div>
    </Card>
  )
}
