import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { ButtonLink } from '@/components/ui/link'
import { db } from '@/db'
import { findHome } from '@/lib/auth/queries'
import { findSessionUser } from '@/lib/auth/session'
import { resendLink } from '../actions'
import { AddressForm } from '../address-form'
import { Heading } from '../heading'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.verify'))('title') }
}

/** Where a verification link ends: signed in and further on, or told what to do instead. */
export default async function VerifyEmailPage({ searchParams }: PageProps<'/verify-email'>) {
  const { error } = await searchParams
  const user = await findSessionUser()
  if (user) redirect(await findHome(db, user.id))
  const t = await getTranslations('auth.verify')
  if (error === undefined) {
    return (
      <>
        <Heading title={t('already')}>
          <p>{t('alreadyText')}</p>
        </Heading>
        <ButtonLink href="/sign-in" size="lg" full>
          {t('signIn')}
        </ButtonLink>
      </>
    )
  }
  const expired = error === 'TOKEN_EXPIRED'
  return (
    <>
      <Heading title={t(expired ? 'expired' : 'invalid')}>
        <p>{t(expired ? 'expiredText' : 'invalidText')}</p>
      </Heading>
      <ClientMessages namespaces={['auth', 'validation']}>
        <AddressForm action={resendLink} submit={t('resend')} done={t('resent')} />
      </ClientMessages>
    </>
  )
}
