import { useLocale, useTranslations } from 'next-intl'
import type { KbliClass } from '@/lib/reference/queries'
import { type CheckQuery, checkHref } from './search'

interface ActivityProps {
  query: CheckQuery
  chosen: KbliClass
  others: KbliClass[]
}

/** The activity the answer is about, what its risk means, and others it could have been. */
export function Activity({ query, chosen, others }: ActivityProps) {
  const t = useTranslations('check')
  const locale = useLocale()
  const titleOf = (row: KbliClass) => (locale === 'en' && row.title_en) || row.title_id
  return (
    <div>
      <p className="font-semibold">{t('chosen', { title: titleOf(chosen), code: chosen.code })}</p>
      <p className="mt-1 text-ink-soft">{t(`risk.${chosen.risk ?? 'unknown'}`)}</p>
      {others.length > 0 && (
        <details className="mt-2">
          <summary className="inline-flex min-h-11 items-center rounded-md font-medium text-link underline decoration-primary-line decoration-2 underline-offset-4">
            {t('otherActivity')}
          </summary>
          <ul className="mt-2 flex flex-wrap gap-2">
            {others.map((row) => (
              <li key={row.code}>
                <a
                  href={checkHref(query, { kbli: row.code })}
                  className="inline-flex min-h-11 items-center rounded-md border border-line-strong bg-card px-4 py-2 hover:border-primary"
                >
                  {titleOf(row)}
                </a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
