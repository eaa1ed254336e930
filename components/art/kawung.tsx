import { cx } from '@/components/ui/class-names'

interface KawungProps {
  /** Unique on the page: SVG patterns are found by their id. */
  id: string
  /** Side of one tile in pixels. */
  tile?: number
  className?: string
}

/** The kawung as a fine line in the current colour, filling its box. For edges only, never behind text. */
export function Kawung({ id, tile = 44, className }: KawungProps) {
  return (
    <svg aria-hidden="true" className={cx('size-full', className)}>
      <pattern id={id} width={tile} height={tile} viewBox="0 0 48 48" patternUnits="userSpaceOnUse">
        <g fill="none" stroke="currentColor" strokeWidth="1.25">
          {[45, 135, 225, 315].map((angle) => (
            <g key={angle} transform={`rotate(${angle} 24 24)`}>
              <ellipse cx="24" cy="7.6" rx="7.6" ry="14" />
              <path d="M22.6 3v9M25.4 3v9" strokeLinecap="round" />
            </g>
          ))}
          <circle cx="24" cy="24" r="1.4" fill="currentColor" stroke="none" />
          <path d="M0 20.4 3.6 24 0 27.6M48 20.4 44.4 24 48 27.6M20.4 0 24 3.6 27.6 0M20.4 48 24 44.4 27.6 48" />
        </g>
      </pattern>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  )
}

/** A band of kawung along an edge. */
export function KawungBand({
  id,
  height = 22,
  className,
}: {
  id: string
  height?: number
  className?: string
}) {
  return (
    <div className={cx('overflow-hidden text-accent', className)} style={{ height }}>
      <Kawung id={id} tile={height} />
    </div>
  )
}
