import { useLocale, useTranslations } from 'next-intl'
import { ChevronDownIcon } from '@/components/ui/icons'
import { TextLink } from '@/components/ui/link'
import type { ActorKind } from '@/lib/audit/filter'
import type { AuditRow } from '@/lib/audit/queries'
import { formatCompact, type Zone } from '@/lib/time'
import { AuditDetails } from './audit-details'
import { actionText, entityText } from './audit-words'

interface AuditEntriesProps {
  rows: Omit<AuditRow, 'sort_key'>[]
  zone: Zone
  /** Where every entry is of one company, its name is not repeated. */
  hideCompany?: boolean
}

/** Who did what to what, newest first; each unfolds to what was there before and after. */
export function AuditEntries({ rows, zone, hideCompany = false }: AuditEntriesProps) {
  const t = useTranslations('audit')
  const locale = useLocale()
  if (rows.length === 0) return <p className="px-5 pb-5 text-ink-soft">{t('empty.title')}</p>
  return (
    <ul className="divide-y divide-line">
      {rows.map((row) => (
        <li key={row.id}>
          <details className="unfold group">
            <summary className="grid cursor-pointer grid-cols-[1fr_auto] gap-x-4 gap-y-0.5 px-4 py-2.5 hover:bg-hover lg:grid-cols-[10rem_minmax(0,3fr)_minmax(0,4fr)_minmax(0,4fr)_auto] lg:items-center">
              <span className="col-start-1 whitespace-nowrap text-ink-soft tabular-nums">
                {formatCompact(row.created_at, locale, zone)}
              </span>
              <span className="col-start-1 min-w-0 break-words lg:col-start-2">
                {row.actor_name ?? t('nobody')}
                <span className="text-ink-soft"> · {t(`kind.${row.actor_kind as ActorKind}`)}</span>
              </span>
              <span className="col-start-1 min-w-0 font-semibold break-words lg:col-start-3">
                {actionText(t, row.action)}
              </span>
              <span className="col-start-1 min-w-0 break-words text-ink-soft lg:col-start-4">
                {entityText(t, row.entity_type)}
                {!hideCompany && row.company_name && ` · ${row.company_name}`}
              </span>
              <ChevronDownIcon
                size={18}
                className="col-start-2 row-start-1 self-center text-ink-soft transition-transform group-open:rotate-180 lg:col-start-5"
              />
            </summary>
            <AuditDetails row={row} />
          </details>
        </li>
      ))}
    </ul>
  )
}

interface AuditCardFooterProps {
  /** Filter of the audit page that shows the whole history. */
  query: string
}

/** The way to the whole history. */
export function AuditMore({ query }: AuditCardFooterProps) {
  const t = useTranslations('audit')
  return (
    <p className="border-t border-line px-4 py-3">
      <TextLink href={`/admin/audit?${query}`}>{t('more')}</TextLink>
    </p>
  )
}
