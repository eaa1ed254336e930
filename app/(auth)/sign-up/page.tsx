import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { TextLink } from '@/components/ui/link'
import { db } from '@/db'
import { findHome } from '@/lib/auth/queries'
import { findSessionUser } from '@/lib/auth/session'
import { Heading } from '../heading'
import { SignUpForm } from './sign-up-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.signUp'))('title') }
}

export default async function SignUpPage() {
  const user = await findSessionUser()
  if (user) redirect(await findHome(db, user.id))
  const t = await getTranslations('auth.signUp')
  const head = (
    <Heading title={t('title')}>
      <p>{t('lead')}</p>
    </Heading>
  )
  const foot = (
    <>
      <p className="mt-5 text-sm text-ink-soft">
        {t.rich('terms', {
          terms: (chunks) => (
            <TextLink href="/terms" plain>
              {chunks}
            </TextLink>
          ),
          privacy: (chunks) => (
            <TextLink href="/privacy" plain>
              {chunks}
            </TextLink>
          ),
        })}
      </p>
      <p className="mt-6 border-t border-line pt-6">
        {t('haveAccount')} <TextLink href="/sign-in">{t('signIn')}</TextLink>
      </p>
    </>
  )
  return (
    <ClientMessages namespaces={['auth', 'validation']}>
      <SignUpForm head={head} foot={foot} />
    </ClientMessages>
  )
}
