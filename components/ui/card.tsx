import type { ComponentProps, ReactNode } from 'react'
import { cx } from './class-names'

interface CardProps extends Omit<ComponentProps<'section'>, 'title'> {
  title?: ReactNode
  /** Beside the title, at the end of its line. */
  actions?: ReactNode
  lead?: ReactNode
  /** Level of the title among the page's headings. */
  level?: 2 | 3
  /** No inner distance: for tables and lists that reach the edges. */
  flush?: boolean
}

/** A white sheet on the paper ground. Never a card within a card: separate with `Divider` instead. */
export function Card({
  title,
  actions,
  lead,
  level = 2,
  flush = false,
  className,
  children,
  ...rest
}: CardProps) {
  const Heading = `h${level}` as const
  return (
    <section
      {...rest}
      className={cx('overflow-clip rounded-lg border border-line bg-card shadow-soft', className)}
    >
      {title && (
        <div
          className={cx(
            'flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-5 pt-5',
            flush && 'pb-4',
          )}
        >
          <div className="min-w-0">
            <Heading className="text-lg font-bold">{title}</Heading>
            {lead && <p className="mt-1 text-ink-soft">{lead}</p>}
          </div>
          {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
        </div>
      )}
      {flush ? children : <div className="p-5">{children}</div>}
    </section>
  )
}

/** A hairline between two groups of one card. */
export function Divider() {
  return <hr className="my-5 border-line" />
}
