import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/notice'
import { PRIVACY_VERSION } from '@/lib/privacy'
import { LegalText } from '../_legal/legal-text'

export async function generateMetadata() {
  const t = await getTranslations('public.privacy')
  return { title: t('title'), description: t('lead') }
}

export default async function PrivacyPage() {
  const t = await getTranslations('public.privacy')
  return (
    <LegalText document="privacy" version={PRIVACY_VERSION}>
      <Notice tone="primary" title={t('short')}>
        {t('shortText')}
      </Notice>
    </LegalText>
  )
}
