import { getTranslations } from 'next-intl/server'
import { TERMS_VERSION } from '@/lib/privacy'
import { LegalText } from '../_legal/legal-text'

export async function generateMetadata() {
  const t = await getTranslations('public.terms')
  return { title: t('title'), description: t('lead') }
}

export default function TermsPage() {
  return <LegalText document="terms" version={TERMS_VERSION} />
}
