import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { ButtonLink } from '@/components/ui/link'
import { db } from '@/db'
import { findReset } from '@/lib/auth/reset'
import { Heading } from '../../heading'
import { ResetForm } from './reset-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.reset'))('title') }
}

export default async function ResetPasswordPage({ params }: PageProps<'/reset-password/[token]'>) {
  const { token } = await params
  const [t, reset] = await Promise.all([getTranslations('auth.reset'), findReset(db, token)])
  if (!reset) {
    return (
      <>
        <Heading title={t('invalidTitle')}>
          <p>{t('invalidText')}</p>
        </Heading>
        <ButtonLink href="/forgot-password" size="lg" full>
          {t('again')}
        </ButtonLink>
      </>
    )
  }
  return (
    <>
      <Heading title={t('title')}>
        <p className="break-words">{t('lead', { email: reset.email })}</p>
      </Heading>
      <ClientMessages namespaces={['auth', 'validation']}>
        <ResetForm token={token} email={reset.email} />
      </ClientMessages>
    </>
  )
}
