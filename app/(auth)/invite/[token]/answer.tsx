import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/i18n/client-messages'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import type { ShownInvitation } from '@/lib/auth/invitations/queries'
import { signInPath } from '@/lib/auth/redirects'
import { AcceptButton } from './accept-button'
import { JoinForm } from './join-form'

interface AnswerProps {
  token: string
  invitation: ShownInvitation
  /** Who is signed in, if anyone. */
  email: string | undefined
}

/** How an open invitation is answered: at once, after signing in (as somebody else), or by making an account. */
export async function Answer({ token, invitation, email }: AnswerProps) {
  const t = await getTranslations('auth.invite')
  const here = `/invite/${token}`
  if (email === invitation.email) {
    return (
      <ClientMessages namespaces={['auth', 'validation']}>
        <p className="mb-4 break-words">{t('signedInAs', { email })}</p>
        <AcceptButton token={token} />
      </ClientMessages>
    )
  }
  if (email !== undefined) {
    return (
      <Notice
        tone="warning"
        title={t('otherTitle')}
        actions={
          <form method="post" action="/sign-out">
            <input type="hidden" name="next" value={here} />
            <Button type="submit" variant="secondary">
              {t('signOut')}
            </Button>
          </form>
        }
      >
        <p className="break-words">{t('otherText', { invited: invitation.email, email })}</p>
      </Notice>
    )
  }
  if (invitation.is_registered) {
    return (
      <>
        <p className="mb-4 break-words">{t('signInText', { email: invitation.email })}</p>
        <ButtonLink href={signInPath(here)} size="lg" full>
          {t('signIn')}
        </ButtonLink>
      </>
    )
  }
  return (
    <ClientMessages namespaces={['auth', 'validation']}>
      <p className="mb-5">{t('joinLead')}</p>
      <JoinForm token={token} email={invitation.email} />
    </ClientMessages>
  )
}
