import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { TextLink } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { db } from '@/db'
import { findHome } from '@/lib/auth/queries'
import { safeNext } from '@/lib/auth/redirects'
import { findSessionUser } from '@/lib/auth/session'
import { Heading } from '../heading'
import { SignInForm } from './sign-in-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.signIn'))('title') }
}

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const query = await searchParams
  const next = safeNext(query.next)
  const user = await findSessionUser()
  if (user) redirect(next ?? (await findHome(db, user.id)))
  const t = await getTranslations('auth.signIn')
  const head = (
    <>
      <Heading title={t('title')}>
        <p>{t('lead')}</p>
      </Heading>
      <div className="mb-5 empty:hidden">
        {query.changed !== undefined && <Notice tone="success">{t('passwordChanged')}</Notice>}
        {query.out !== undefined && <Notice tone="success">{t('signedOut')}</Notice>}
        {next && <Notice tone="info">{t('continue')}</Notice>}
      </div>
    </>
  )
  const foot = (
    <p className="mt-8 border-t border-line pt-6">
      {t('noAccount')} <TextLink href="/sign-up">{t('signUp')}</TextLink>
    </p>
  )
  return (
    <ClientMessages namespaces={['auth', 'validation']}>
      <SignInForm next={next} head={head} foot={foot} />
    </ClientMessages>
  )
}
