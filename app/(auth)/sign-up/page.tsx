import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { TextLink } from '@/components/ui/link'
import { db } from '@/db'
import { findHome } from '@/lib/auth/queries'
import { signInPath } from '@/lib/auth/redirects'
import { findSessionUser } from '@/lib/auth/session'
import { parseCheckQuery, writeCheckQuery } from '@/lib/licensing/finder/check-query'
import { Heading } from '../heading'
import { SignUpForm } from './sign-up-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.signUp'))('title') }
}

/** Signing up. Who comes from the check takes its answers along, also when there is an account already. */
export default async function SignUpPage({ searchParams }: PageProps<'/sign-up'>) {
  const { check } = await searchParams
  const checked = typeof check === 'string' ? writeCheckQuery(parseCheckQuery(check)) : ''
  const further = checked === '' ? undefined : `/onboarding?${new URLSearchParams({ check: checked })}`
  const user = await findSessionUser()
  if (user) redirect(further && !user.staff_role ? further : await findHome(db, user.id))
  const t = await getTranslations('auth.signUp')
  const head = (
    <Heading title={t('title')}>
      <p>{checked === '' ? t('lead') : t('fromCheck')}</p>
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
        {t('haveAccount')} <TextLink href={signInPath(further)}>{t('signIn')}</TextLink>
      </p>
    </>
  )
  return (
    <ClientMessages namespaces={['auth', 'validation']}>
      <SignUpForm head={head} foot={foot} check={checked} />
    </ClientMessages>
  )
}
