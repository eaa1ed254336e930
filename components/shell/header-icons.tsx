import { useTranslations } from 'next-intl'
import { BellIcon, CircleQuestionMarkIcon } from '@/components/ui/icons'
import { Link } from '@/components/ui/link'

const ICON_LINK =
  'relative flex size-11 items-center justify-center rounded-md text-ink-soft hover:bg-hover hover:text-ink'

/** Leads to what is new; says how much, not only by its dot. */
export function BellLink({ href, count, most = 9 }: { href: string; count: number; most?: number }) {
  const t = useTranslations('common')
  return (
    <Link href={href} className={ICON_LINK} aria-label={`${t('notifications')}: ${t('unread', { count })}`}>
      <BellIcon size={22} />
      {count > 0 && (
        <span className="absolute end-1 top-1 min-w-5 rounded-full bg-accent px-1 text-center text-sm leading-5 font-bold text-accent-ink tabular-nums">
          {count > most ? `${most}+` : count}
        </span>
      )}
    </Link>
  )
}

export function HelpLink({ href }: { href: string }) {
  const t = useTranslations('common')
  return (
    <Link href={href} className={ICON_LINK} aria-label={t('help')}>
      <CircleQuestionMarkIcon size={22} />
    </Link>
  )
}
