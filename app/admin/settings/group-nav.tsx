import { useLocale, useTranslations } from 'next-intl'
import { cx } from '@/components/ui/class-names'
import { ChevronDownIcon } from '@/components/ui/icons'
import { Link } from '@/components/ui/link'
import type { SettingGroup } from '@/lib/config/queries'

/** The groups as they lie in one another: at the left on a desktop, folded away on a phone. */
export function GroupNav({ groups, current }: { groups: SettingGroup[]; current?: string }) {
  const t = useTranslations('settings')
  const locale = useLocale()
  const name = (group: SettingGroup) => (locale === 'en' ? group.name_en : group.name_id)
  const chosen = groups.find((group) => group.key === current)
  const list = (
    <ul className="grid gap-0.5">
      {groups.map((group) => (
        <li key={group.id} className={cx(group.parent_key && 'ms-4')}>
          <Link
            href={`/admin/settings?group=${group.key}`}
            aria-current={group.key === current ? 'page' : undefined}
            className="flex min-h-11 items-center gap-2 rounded-md px-3 font-medium text-ink-soft hover:bg-hover hover:text-ink aria-[current=page]:bg-primary-soft aria-[current=page]:font-semibold aria-[current=page]:text-link lg:min-h-9"
          >
            <span className="min-w-0 flex-1">{name(group)}</span>
            {Number(group.changed_count) > 0 && (
              <span className="text-ink-soft">
                {t('changedCount', { count: Number(group.changed_count) })}
              </span>
            )}
          </Link>
        </li>
      ))}
    </ul>
  )
  return (
    <nav aria-label={t('groups')}>
      <details className="unfold group rounded-lg border border-line bg-card lg:hidden">
        <summary className="flex min-h-11 items-center justify-between gap-2 px-4 font-semibold">
          {t('group', { name: chosen ? name(chosen) : t('all') })}
          <ChevronDownIcon className="group-open:rotate-180" />
        </summary>
        <div className="border-t border-line p-2">{list}</div>
      </details>
      <div className="sticky top-20 hidden lg:block">{list}</div>
    </nav>
  )
}
