import { useLocale, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import type { listSessionsOfUser } from '@/lib/auth/users/queries'
import { formatCompact, type Zone } from '@/lib/time'
import { EndSession } from './session-buttons'

interface SessionsProps {
  userId: string
  rows: Awaited<ReturnType<typeof listSessionsOfUser>>
  zone: Zone
  editable: boolean
}

/** Where a user is signed in, with the way to end each session or all of them. */
export function Sessions({ userId, rows, zone, editable }: SessionsProps) {
  const t = useTranslations('admin.users')
  const locale = useLocale()
  return (
    <Card flush title={t('sessions')} actions={editable && rows.length > 1 && <EndSession userId={userId} />}>
      {rows.length === 0 && <p className="px-5 pb-5 text-ink-soft">{t('noSessions')}</p>}
      <ul className="divide-y divide-line">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-5 py-3">
            <div className="min-w-0 flex-1 basis-56">
              <p className="font-medium [overflow-wrap:anywhere]">{row.user_agent ?? t('unknownDevice')}</p>
              <p className="text-ink-soft">
                {t('sessionLine', {
                  address: row.ip_address ?? '–',
                  since: formatCompact(row.created_at, locale, zone),
                  until: formatCompact(row.expires_at, locale, zone),
                })}
              </p>
            </div>
            {editable && <EndSession userId={userId} sessionId={row.id} />}
          </li>
        ))}
      </ul>
    </Card>
  )
}
