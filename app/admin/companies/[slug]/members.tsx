import { useLocale, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/link'
import type { listCompanyMembers } from '@/lib/companies/administration/belongings'
import { formatCompact, type Zone } from '@/lib/time'

interface MembersProps {
  rows: Awaited<ReturnType<typeof listCompanyMembers>>
  zone: Zone
  /** Whether the reader may open users. */
  linked: boolean
}

export function Members({ rows, zone, linked }: MembersProps) {
  const t = useTranslations('admin.companies')
  const roles = useTranslations('team.roles')
  const locale = useLocale()
  return (
    <Card flush title={t('members')}>
      {rows.length === 0 && <p className="px-5 pb-5 text-ink-soft">{t('noMembers')}</p>}
      <ul className="divide-y divide-line">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap justify-between gap-x-4 px-5 py-3">
            <div className="min-w-0">
              {linked ? (
                <TextLink href={`/admin/users/${row.id}`}>{row.name}</TextLink>
              ) : (
                <span className="font-medium">{row.name}</span>
              )}
              <p className="break-all text-ink-soft">{row.email}</p>
            </div>
            <div className="text-end">
              <p className="font-semibold">{roles(row.role as 'owner')}</p>
              <p className="text-ink-soft">
                {row.last_seen_at ? formatCompact(row.last_seen_at, locale, zone) : t('neverSeen')}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
