import { useTranslations } from 'next-intl'
import { ChevronLeftIcon, ChevronRightIcon } from './icons'
import { ButtonLink } from './link'

interface PagerProps {
  /** Address of the page before; absent on the first. */
  prevHref?: string
  /** Address of the page after; absent on the last. */
  nextHref?: string
  /** For instance "61 permohonan". */
  summary?: string
}

/** Back and forth through a list that is paged by key. */
export function Pager({ prevHref, nextHref, summary }: PagerProps) {
  const t = useTranslations('common')
  if (!prevHref && !nextHref && !summary) return null
  return (
    <nav
      aria-label={t('pager.label')}
      className="flex flex-wrap items-center justify-between gap-3 px-1 py-3"
    >
      <p className="text-sm text-ink-soft">{summary}</p>
      <div className="flex gap-2">
        {prevHref && (
          <ButtonLink href={prevHref} variant="secondary" icon={<ChevronLeftIcon />} rel="prev">
            {t('pager.prev')}
          </ButtonLink>
        )}
        {nextHref && (
          <ButtonLink href={nextHref} variant="secondary" iconEnd={<ChevronRightIcon />} rel="next">
            {t('pager.next')}
          </ButtonLink>
        )}
      </div>
    </nav>
  )
}
