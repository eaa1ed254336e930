import { useTranslations } from 'next-intl'

/** First in every shell: leads keyboards past the menus to `<main id="content">`. */
export function SkipLink() {
  const t = useTranslations('common')
  return (
    <a href="#content" className="skip-link rounded-md bg-primary px-4 py-3 font-semibold text-primary-ink">
      {t('skip')}
    </a>
  )
}
