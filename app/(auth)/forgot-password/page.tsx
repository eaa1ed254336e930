import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { TextLink } from '@/components/ui/link'
import { AddressForm } from '../address-form'
import { Heading } from '../heading'
import { forgotPassword } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.forgot'))('title') }
}

export default async function ForgotPasswordPage() {
  const t = await getTranslations('auth.forgot')
  return (
    <>
      <Heading title={t('title')}>
        <p>{t('lead')}</p>
      </Heading>
      <ClientMessages namespaces={['auth', 'validation']}>
        <AddressForm
          action={forgotPassword}
          submit={t('submit')}
          doneTitle={t('sentTitle')}
          done={t('sent')}
        />
      </ClientMessages>
      <p className="mt-8">
        <TextLink href="/sign-in">{t('back')}</TextLink>
      </p>
    </>
  )
}
