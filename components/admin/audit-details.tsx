import { useTranslations } from 'next-intl'
import { TextLink } from '@/components/ui/link'
import { changesBetween } from '@/lib/audit/difference'
import type { AuditRow } from '@/lib/audit/queries'
import { isId } from '@/lib/ids'

/** The page of what was changed, where it has one. */
function hrefOf(row: Omit<AuditRow, 'sort_key'>): string | undefined {
  const id = row.entity_id
  if (!id) return undefined
  if (row.entity_type === 'setting') return `/admin/settings?q=${encodeURIComponent(id)}`
  if (row.entity_type === 'company')
    return row.company_slug ? `/admin/companies/${row.company_slug}` : undefined
  if (!isId(id)) return undefined
  if (row.entity_type === 'application') return `/admin/applications/${id}`
  if (row.entity_type === 'user' || row.entity_type === 'company_member') return `/admin/users/${id}`
  return undefined
}

/** Before and after of one entry, field by field, and where it came from. */
export function AuditDetails({ row }: { row: Omit<AuditRow, 'sort_key'> }) {
  const t = useTranslations('audit')
  const changes = changesBetween(row.before, row.after)
  const href = hrefOf(row)
  return (
    <div className="grid gap-4 border-t border-line bg-ground px-4 py-4 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
      <div className="min-w-0">
        {changes.length === 0 ? (
          <p className="text-ink-soft">{t('noChanges')}</p>
        ) : (
          <table className="data-table">
            <caption className="sr-only">{t('changes')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('field')}</th>
                <th scope="col">{t('before')}</th>
                <th scope="col">{t('after')}</th>
              </tr>
            </thead>
            <tbody>
              {changes.map((change) => (
                <tr key={change.path}>
                  <th scope="row" data-lead="" className="font-mono font-normal break-all">
                    {change.path || '–'}
                  </th>
                  <td data-label={t('before')} className="max-w-80 break-words text-ink-soft">
                    {change.before ?? '–'}
                  </td>
                  <td data-label={t('after')} className="max-w-80 font-medium break-words">
                    {change.after ?? '–'}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
      <dl className="grid content-start gap-x-4 gap-y-1 sm:grid-cols-[auto_1fr]">
        <Fact term={t('target')}>
          {href ? <TextLink href={href}>{row.entity_id}</TextLink> : (row.entity_id ?? '–')}
        </Fact>
        {row.company_slug && (
          <Fact term={t('company')}>
            <TextLink href={`/admin/companies/${row.company_slug}`}>{row.company_name}</TextLink>
          </Fact>
        )}
        {row.actor_user_id && (
          <Fact term={t('actor')}>
            <TextLink href={`/admin/users/${row.actor_user_id}`}>
              {row.actor_name ?? row.actor_user_id}
            </TextLink>
          </Fact>
        )}
        <Fact term={t('address')}>{row.ip_address ?? '–'}</Fact>
        <Fact term={t('device')}>{row.user_agent ?? '–'}</Fact>
        <Fact term={t('request')}>{row.request_id ?? '–'}</Fact>
        <Fact term={t('name')}>{row.action}</Fact>
      </dl>
    </div>
  )
}

function Fact({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-ink-soft">{term}</dt>
      <dd className="min-w-0 break-words [overflow-wrap:anywhere]">{children}</dd>
    </>
  )
}
