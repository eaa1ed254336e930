import type { ReactNode } from 'react'

interface EmptyStateProps {
  /** A drawing of components/art/. */
  art?: ReactNode
  title: ReactNode
  action?: ReactNode
  children?: ReactNode
}

/** Nothing here yet: says why, and what to do so that there is. */
export function EmptyState({ art, title, action, children }: EmptyStateProps) {
  return (
    <div className="mx-auto flex min-h-72 max-w-md flex-col items-center justify-center px-6 py-10 text-center">
      {art && <div className="mb-5">{art}</div>}
      <p className="text-lg font-bold">{title}</p>
      {children && <div className="mt-1 text-ink-soft">{children}</div>}
      {action && <div className="mt-5">{action}</div>}
    </div>
  )
}
