import { cx } from '@/components/ui/class-names'

/** The edge of a stall's awning across the whole width: scallops in two colours, hanging from what is above. */
export function AwningEdge({ id, className }: { id: string; className?: string }) {
  return (
    <svg aria-hidden="true" className={cx('block h-10 w-full', className)}>
      <pattern id={id} width="80" height="40" patternUnits="userSpaceOnUse">
        <path d="M0 0h40v18a20 20 0 0 1-40 0Z" className="fill-accent" />
        <path d="M40 0h40v18a20 20 0 0 1-40 0Z" className="fill-card" />
        <path
          d="M0 18a20 20 0 0 0 40 0 20 20 0 0 0 40 0M40 0v18M80 0v18M0 0v18"
          fill="none"
          className="stroke-art-line"
          strokeWidth="2"
        />
      </pattern>
      <rect width="100%" height="40" fill={`url(#${id})`} />
      <path d="M0 0h10000" className="stroke-art-line" strokeWidth="2.5" />
    </svg>
  )
}
