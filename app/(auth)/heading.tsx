import type { ReactNode } from 'react'

/** The title of a page about the account, and one sentence below it. */
export function Heading({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="mb-6">
      <h1 className="text-2xl font-extrabold">{title}</h1>
      {children && <div className="mt-2 text-ink-soft">{children}</div>}
    </div>
  )
}
