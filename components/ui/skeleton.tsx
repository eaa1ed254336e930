import { cx } from './class-names'

/** A place that is being filled; give it the height of what comes, so that nothing moves. */
export function Skeleton({ className = 'h-5' }: { className?: string }) {
  return <div className={cx('animate-pulse rounded-md bg-sunken', className)} />
}

/** The height of a table with `rows` rows while it loads. */
export function TableSkeleton({ rows = 10, label }: { rows?: number; label: string }) {
  return (
    <div role="status" aria-label={label} className="divide-y divide-line">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never reordered.
        <div key={row} className="flex h-11 items-center gap-6 px-3">
          <Skeleton className="h-4 w-1/5" />
          <Skeleton className="h-4 w-2/5" />
          <Skeleton className="h-4 w-1/6" />
        </div>
      ))}
    </div>
  )
}
