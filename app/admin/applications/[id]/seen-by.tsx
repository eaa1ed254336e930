import { getLocale, getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/link'
import type { SeenBy as Row } from '@/lib/licensing/review/views'
import { formatCompact, type Zone } from '@/lib/time'

/** Who looked at this case, for those who watch over it. */
export async function SeenBy({ rows, number, zone }: { rows: Row[]; number: string; zone: Zone }) {
  const [t, locale] = await Promise.all([getTranslations('review.seenBy'), getLocale()])
  return (
    <Card title={t('title')} lead={t('lead')}>
      <ul className="grid gap-2">
        {rows.map((row) => (
          <li key={row.id}>
            <span className="block font-semibold">{row.name}</span>
            <span className="text-ink-soft">
              {t('times', { count: row.case_count, documents: row.document_count })} ·{' '}
              {t('last', { when: formatCompact(row.last_viewed_at, locale, zone) })}
            </span>
          </li>
        ))}
      </ul>
      {rows.length === 0 && <p className="text-ink-soft">{t('none')}</p>}
      <p className="mt-3">
        <TextLink href={`/admin/audit/views?number=${number}`}>{t('all')}</TextLink>
      </p>
    </Card>
  )
}
