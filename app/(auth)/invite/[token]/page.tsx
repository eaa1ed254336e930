import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/link'
import { db } from '@/db'
import { findInvitation, type ShownInvitation } from '@/lib/auth/invitations/queries'
import { findHome } from '@/lib/auth/queries'
import { findSessionUser } from '@/lib/auth/session'
import { formatDay, toZone } from '@/lib/time'
import { Heading } from '../../heading'
import { Answer } from './answer'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.invite'))('title') }
}

/** Who invites to what, and the answer to it. */
export default async function InvitePage({ params }: PageProps<'/invite/[token]'>) {
  const { token } = await params
  const [invitation, user] = await Promise.all([findInvitation(db, token, new Date()), findSessionUser()])
  if (!invitation) return <Closed why="unknown" />
  if (invitation.state !== 'open') {
    if (user && invitation.accepted_by === user.id)
      redirect(invitation.company ? `/app/${invitation.company.slug}` : await findHome(db, user.id))
    return <Closed why={invitation.state} inviter={invitation.invited_by_name} />
  }
  return (
    <>
      <Invitation invitation={invitation} zone={user?.time_zone} />
      <Answer token={token} invitation={invitation} email={user?.email} />
    </>
  )
}

async function Invitation({ invitation, zone }: { invitation: ShownInvitation; zone?: string }) {
  const [t, team, locale] = await Promise.all([
    getTranslations('auth.invite'),
    getTranslations('team'),
    getLocale(),
  ])
  const { company, company_role, staff_role } = invitation
  const inviter = invitation.invited_by_name ?? t('someone')
  return (
    <Heading title={company ? t('titleCompany', { company: company.trade_name }) : t('titleStaff')}>
      <p>
        {company && company_role
          ? t('textCompany', { inviter, company: company.trade_name, role: team(`roles.${company_role}`) })
          : t('textStaff', { inviter, role: staff_role ? team(`staffRoles.${staff_role}`) : '' })}
      </p>
      {company_role && <p className="mt-2">{team(`roleHelp.${company_role}`)}</p>}
      <p className="mt-2">{t('until', { date: formatDay(invitation.expires_at, locale, toZone(zone)) })}</p>
    </Heading>
  )
}

interface ClosedProps {
  why: 'unknown' | 'accepted' | 'revoked' | 'expired'
  inviter?: string | null
}

/** A link that opens nothing any more, and what to do instead. */
async function Closed({ why, inviter }: ClosedProps) {
  const t = await getTranslations('auth.invite')
  return (
    <>
      <Heading title={t(`${why}Title`)}>
        <p>{t(`${why}Text`, { inviter: inviter ?? t('someone') })}</p>
      </Heading>
      <ButtonLink href={why === 'accepted' ? '/sign-in' : '/'} size="lg" variant="secondary">
        {t(why === 'accepted' ? 'signInShort' : 'home')}
      </ButtonLink>
    </>
  )
}
