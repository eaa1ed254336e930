import { useLocale, useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import type { AskedActivities } from '@/lib/licensing/finder/check-answers'
import { type CheckQuery, checkHref, phrasesOf } from '@/lib/licensing/finder/check-query'
import { descriptionGist } from '@/lib/reference/kbli-text'
import type { KbliClass } from '@/lib/reference/queries'

interface ActivityAnswersProps {
  query: CheckQuery
  asked: AskedActivities
  examples: KbliClass[]
}

/** Words that mean several classes, to choose from, and words that mean none. */
export function ActivityAnswers({ query, asked, examples }: ActivityAnswersProps) {
  const t = useTranslations('check')
  if (asked.ambiguous.length === 0 && asked.unknown.length === 0) return null
  return (
    <div className="mb-6 grid gap-6 print:hidden">
      {asked.ambiguous.map(({ phrase, classes }) => (
        <section key={phrase}>
          <h2 className="text-lg font-bold">{t('choose', { phrase })}</h2>
          <p className="mb-3 text-ink-soft">{t('chooseText')}</p>
          <Choices query={query} phrase={phrase} classes={classes} />
        </section>
      ))}
      {asked.unknown.map((phrase) => (
        <section key={phrase} className="grid gap-3">
          <Notice tone="warning" title={t('unknown', { phrase })}>
            {t('unknownText')}
          </Notice>
          <Choices query={query} phrase={phrase} classes={examples} />
        </section>
      ))}
    </div>
  )
}

interface ChoicesProps {
  query: CheckQuery
  phrase: string
  classes: KbliClass[]
}

/** Each class as a link to the same check with it in place of the words. */
export function Choices({ query, phrase, classes }: ChoicesProps) {
  const t = useTranslations('check')
  const locale = useLocale()
  const text = phrasesOf(query.text)
    .filter((other) => other !== phrase)
    .join(', ')
  return (
    <ul className="grid gap-2">
      {classes.map((row) => (
        <li key={row.code}>
          <a
            href={checkHref(query, { text, codes: [...query.codes, row.code] })}
            className="block rounded-md border border-line-strong bg-card px-4 py-2.5 text-ink hover:border-primary hover:bg-primary-soft"
          >
            <span className="block font-semibold">{plainName(row, locale)}</span>
            <span className="block text-sm text-ink-soft">
              {locale === 'en' ? t('code', { code: row.code }) : `${row.title_id} · ${row.code}`}
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}

/** What one does there in plain words: official titles are long, and of the two languages only one has descriptions. */
function plainName(row: KbliClass, locale: string): string {
  return (locale !== 'en' && descriptionGist(row.description).replace(/\.$/, '')) || titleOf(row, locale)
}

/** What a class is called in the reader's language, as far as it has a name there. */
export function titleOf(row: KbliClass, locale: string): string {
  return (locale === 'en' && row.title_en) || row.title_id
}
