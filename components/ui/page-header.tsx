import type { ReactNode } from 'react'
import { Breadcrumbs, type Crumb } from './breadcrumbs'

interface PageHeaderProps {
  title: ReactNode
  /** One sentence: what one can do here. */
  lead?: ReactNode
  /** Buttons of the page. */
  actions?: ReactNode
  /** State of the thing shown, beside the title. */
  badge?: ReactNode
  crumbs?: Crumb[]
}

/** The one `h1` of a page, with what belongs to the page as a whole. */
export function PageHeader({ title, lead, actions, badge, crumbs }: PageHeaderProps) {
  return (
    <header className="mb-6">
      {crumbs && <Breadcrumbs crumbs={crumbs} />}
      <div className="mt-1 flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
        <div className="min-w-0 max-w-prose">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="text-2xl font-extrabold break-words">{title}</h1>
            {badge}
          </div>
          {lead && <p className="mt-2 text-ink-soft">{lead}</p>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
    </header>
  )
}
