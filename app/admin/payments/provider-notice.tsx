import { getTranslations } from 'next-intl/server'
import { TextLink } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { db } from '@/db'
import { missingProviders } from '@/lib/billing/payments/channels'
import { PROVIDER_NAMES } from '@/lib/billing/payments/provider'
import { getSettings } from '@/lib/config/queries'
import { env } from '@/lib/env'

/** Which providers have channels in the settings and no keys in the environment: payers are not offered those. */
export async function ProviderNotice() {
  const [t, settings] = await Promise.all([getTranslations('finance.payments'), getSettings(db)])
  return missingProviders(settings, env()).map((provider) => (
    <Notice
      key={provider}
      tone="warning"
      className="mb-4"
      title={t('missingProvider', { provider: PROVIDER_NAMES[provider] })}
      actions={<TextLink href="/admin/settings?group=billing.channels">{t('missingLink')}</TextLink>}
    >
      {t(`missingText.${provider}`)}
    </Notice>
  ))
}
