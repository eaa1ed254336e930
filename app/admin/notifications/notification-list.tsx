import { getLocale, getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/form/action-button'
import { Badge } from '@/components/ui/badge'
import { cx } from '@/components/ui/class-names'
import type { Icon } from '@/components/ui/icon'
import {
  AlarmClockIcon,
  ArrowLeftRightIcon,
  AtSignIcon,
  BadgeCheckIcon,
  BanIcon,
  CalendarDaysIcon,
  CheckIcon,
  CircleAlertIcon,
  FlagIcon,
  MapPinIcon,
  MessageCircleIcon,
  UserCheckIcon,
} from '@/components/ui/icons'
import { TextLink } from '@/components/ui/link'
import { notificationText } from '@/lib/staffing/notification-text'
import type { NotificationRow } from '@/lib/staffing/notifications'
import type { NotificationKind } from '@/lib/staffing/notify'
import { formatInstant, type Zone } from '@/lib/time'
import { markReadAction } from './actions'

const ICONS: Record<NotificationKind, { Icon: Icon; tone: string }> = {
  reminder: { Icon: AlarmClockIcon, tone: 'text-warning' },
  escalated: { Icon: FlagIcon, tone: 'text-danger' },
  deemed: { Icon: BadgeCheckIcon, tone: 'text-warning' },
  assigned: { Icon: UserCheckIcon, tone: 'text-info' },
  handed_over: { Icon: ArrowLeftRightIcon, tone: 'text-info' },
  mentioned: { Icon: AtSignIcon, tone: 'text-info' },
  answered: { Icon: MessageCircleIcon, tone: 'text-success' },
  visit: { Icon: MapPinIcon, tone: 'text-info' },
  withdrawn: { Icon: BanIcon, tone: 'text-ink-soft' },
  absence: { Icon: CalendarDaysIcon, tone: 'text-ink-soft' },
  covering: { Icon: CalendarDaysIcon, tone: 'text-info' },
  returned: { Icon: ArrowLeftRightIcon, tone: 'text-success' },
  imbalance: { Icon: CircleAlertIcon, tone: 'text-danger' },
}

/** What somebody was told, newest first; each leads to its case, and what is new says so. */
export async function NotificationList({ rows, zone }: { rows: NotificationRow[]; zone: Zone }) {
  const [t, told, locale] = await Promise.all([
    getTranslations('staffing.notifications'),
    getTranslations('staffing.notification'),
    getLocale(),
  ])
  const say = (key: string, values?: Record<string, string | number>) =>
    told(key as 'deemed', values as never)
  return (
    <ul aria-label={t('list')} className="divide-y divide-line">
      {rows.map((row) => {
        const { Icon: KindIcon, tone } = ICONS[row.kind as NotificationKind]
        const isNew = row.read_at === null
        const text = notificationText(say, row, locale, zone)
        return (
          <li key={row.id} className={cx('flex items-start gap-3 px-5 py-3', isNew && 'bg-primary-soft')}>
            <KindIcon className={cx('mt-0.5', tone)} />
            <div className="min-w-0 flex-1">
              <p className={cx('break-words', isNew && 'font-semibold')}>
                {row.application_id ? (
                  <TextLink href={`/admin/notifications/${row.id}`} plain>
                    {text}
                  </TextLink>
                ) : (
                  text
                )}
              </p>
              <p className="flex flex-wrap items-center gap-x-2 text-ink-soft">
                {row.company_name && <span>{row.company_name} ·</span>}
                {formatInstant(row.created_at, locale, zone)}
                {isNew && (
                  <Badge tone="primary" icon={null}>
                    {t('new')}
                  </Badge>
                )}
              </p>
            </div>
            {isNew && (
              <ActionButton
                variant="quiet"
                size="sm"
                icon={<CheckIcon />}
                aria-label={`${t('read')}: ${text}`}
                namespace="staffing"
                action={markReadAction.bind(null, { id: row.id })}
              >
                <span className="hidden sm:inline">{t('read')}</span>
              </ActionButton>
            )}
          </li>
        )
      })}
    </ul>
  )
}
