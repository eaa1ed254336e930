import type { Trx } from '@/db'
import type { Actor } from '@/lib/audit/mutations'
import { getSettings } from '@/lib/config/queries'
import { queueEmail } from '@/lib/email/mutations'
import { env } from '@/lib/env'
import en from '@/lib/i18n/messages/en/team.json'
import id from '@/lib/i18n/messages/id/team.json'
import { formatDay, toZone } from '@/lib/time'
import type { CompanyRole, StaffRole } from '../permissions'

export type Invited = {
  id: string
  email: string
  company_id: string | null
  company_role: CompanyRole | null
  staff_role: StaffRole | null
  expires_at: Date
}

const WORDS = { id, en }

/** Queues the mail with the link. Written in the language of the invited, where they have an account, else of who invites. */
export async function mailInvitation(trx: Trx, invited: Invited, token: string, actor: Actor): Promise<void> {
  const people = await trx
    .selectFrom('users')
    .select(['id', 'email', 'name', 'locale', 'time_zone'])
    .where((eb) => eb.or([eb('email', '=', invited.email), eb('id', '=', actor.user_id)]))
    .execute()
  const user = people.find((person) => person.email === invited.email)
  const reader = user ?? people[0]
  const locale = reader?.locale === 'en' ? 'en' : 'id'
  const words = WORDS[locale]
  const place = invited.company_id
    ? await trx
        .selectFrom('companies')
        .select('trade_name as name')
        .where('id', '=', invited.company_id)
        .executeTakeFirstOrThrow()
    : { name: (await getSettings(trx))['platform.name'] }
  await queueEmail(
    trx,
    'invitation',
    { email: invited.email, name: user?.name ?? null, locale, user_id: user?.id ?? null },
    {
      inviter: actor.name ?? place.name,
      company: place.name,
      role: invited.company_role
        ? words.roles[invited.company_role]
        : words.staffRoles[invited.staff_role ?? 'reviewer'],
      expires_on: formatDay(invited.expires_at, locale, toZone(reader?.time_zone)),
    },
    { action_url: new URL(`/invite/${token}`, env().APP_URL).href },
  )
}
