import { getTranslations } from 'next-intl/server'
import { TextLink } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { PROVIDER_NAMES } from '@/lib/billing/payments/provider'

/** Which providers have channels in the settings and no keys in the environment: payers are not offered those. */
export async function ProviderNotice({ missing }: { missing: ('midtrans' | 'xendit')[] }) {
  const t = await getTranslations('finance.payments')
  return missing.map((provider) => (
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
