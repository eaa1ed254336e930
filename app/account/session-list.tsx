import { getLocale, getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { MonitorIcon, SmartphoneIcon } from '@/components/ui/icons'
import { deviceOf } from '@/lib/auth/device'
import type { AccountSession } from '@/lib/auth/queries'
import type { SessionUser } from '@/lib/auth/session'
import { formatInstant } from '@/lib/time'
import { SignOutDevice } from './session-buttons'

/** The devices that are signed in, this one first. */
export async function SessionList({ sessions, user }: { sessions: AccountSession[]; user: SessionUser }) {
  const [t, locale] = await Promise.all([getTranslations('auth.account'), getLocale()])
  const isHere = (session: AccountSession) => session.id === user.session_id
  const ordered = [...sessions.filter(isHere), ...sessions.filter((session) => !isHere(session))]
  return (
    <ul className="divide-y divide-line">
      {ordered.map((session) => {
        const device = deviceOf(session.user_agent)
        const name = device ? t('device', device) : t('unknownDevice')
        const DeviceIcon = device && ['Android', 'iOS'].includes(device.system) ? SmartphoneIcon : MonitorIcon
        return (
          <li key={session.id} className="flex flex-wrap items-center gap-x-4 gap-y-3 py-4">
            <DeviceIcon size={24} className="text-ink-soft" />
            <div className="min-w-48 flex-1">
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1 font-semibold">
                {name}
                {isHere(session) && <Badge tone="success">{t('thisDevice')}</Badge>}
              </p>
              <p className="text-ink-soft">
                {t('since', { when: formatInstant(session.created_at, locale, user.time_zone) })}
                {session.ip_address && ` · ${session.ip_address}`}
              </p>
            </div>
            {isHere(session) ? (
              <form method="post" action="/sign-out">
                <Button type="submit" variant="secondary">
                  {t('signOut')}
                </Button>
              </form>
            ) : (
              <SignOutDevice sessionId={session.id} device={name} />
            )}
          </li>
        )
      })}
    </ul>
  )
}
