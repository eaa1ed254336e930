import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { NavLink } from '@/components/shell/nav-link'

const PARTS = [
  'overview',
  'revenue',
  'recurring',
  'receivables',
  'journal',
  'accounts',
  'tax',
  'export',
] as const

/** The parts of the books beside one another. Each page guards itself. */
export default function BooksLayout({ children }: { children: ReactNode }) {
  const t = useTranslations('books.tabs')
  return (
    <>
      <nav aria-label={t('label')} className="relative -mx-1 mb-5 overflow-x-auto px-1 pt-1">
        <ul className="flex w-max min-w-full gap-1 border-b border-line">
          {PARTS.map((part) => (
            <li key={part}>
              <NavLink
                href={part === 'overview' ? '/admin/books' : `/admin/books/${part}`}
                exact={part === 'overview'}
                className="flex min-h-11 items-center rounded-t-md border-b-3 border-transparent px-3 font-semibold text-ink-soft hover:text-ink aria-[current=page]:border-primary aria-[current=page]:text-ink aria-[current=page]:[scroll-initial-target:nearest]"
              >
                {t(part)}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </>
  )
}
