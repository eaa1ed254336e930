import { useTranslations } from 'next-intl'
import { ChevronRightIcon } from './icons'
import { Link } from './link'

export interface Crumb {
  label: string
  /** Absent for the page one is on. */
  href?: string
}

/** Where this page lies, from the outermost inwards. */
export function Breadcrumbs({ crumbs }: { crumbs: Crumb[] }) {
  const t = useTranslations('common')
  return (
    <nav aria-label={t('breadcrumbs')}>
      <ol className="flex flex-wrap items-center gap-x-1 text-sm text-ink-soft">
        {crumbs.map((crumb, index) => (
          <li key={crumb.label} className="flex items-center gap-1">
            {index > 0 && <ChevronRightIcon size={14} />}
            {crumb.href ? (
              <Link href={crumb.href} className="rounded-sm py-1 hover:text-ink hover:underline">
                {crumb.label}
              </Link>
            ) : (
              <span aria-current="page" className="py-1 text-ink">
                {crumb.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
