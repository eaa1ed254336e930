import { useLocale, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/link'
import type { listCompaniesOfUser } from '@/lib/auth/users/queries'
import { formatDay, type Zone } from '@/lib/time'

interface CompaniesProps {
  rows: Awaited<ReturnType<typeof listCompaniesOfUser>>
  zone: Zone
}

/** The companies a user belongs to. */
export function Companies({ rows, zone }: CompaniesProps) {
  const t = useTranslations('admin.users')
  const roles = useTranslations('team.roles')
  const locale = useLocale()
  return (
    <Card flush title={t('column.companies')}>
      {rows.length === 0 && <p className="px-5 pb-5 text-ink-soft">{t('noCompanies')}</p>}
      <ul className="divide-y divide-line">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap justify-between gap-x-4 px-5 py-3">
            <TextLink href={`/admin/companies/${row.slug}`}>{row.trade_name}</TextLink>
            <p>
              <span className="font-semibold">{roles(row.role)}</span>
              <span className="text-ink-soft">
                {' '}
                {row.disabled_at
                  ? t('companyDisabled')
                  : t('since', { day: formatDay(row.created_at, locale, zone) })}
              </span>
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
