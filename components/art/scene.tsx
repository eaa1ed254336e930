import type { ReactNode } from 'react'
import { cx } from '@/components/ui/class-names'

export interface ArtProps {
  className?: string
}

interface SceneProps extends ArtProps {
  /** Of the grid it is drawn on. */
  width?: number
  height?: number
  children: ReactNode
}

/** A drawing: lines of one strength in the ink of the theme, surfaces in the colours named art-*. Decoration only. */
export function Scene({ width = 320, height = 240, className, children }: SceneProps) {
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      className={cx('h-auto max-w-full', className)}
      width={width}
      height={height}
    >
      <g
        className="stroke-art-line"
        fill="none"
        strokeWidth="2.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        {children}
      </g>
    </svg>
  )
}

interface AwningProps {
  /** Left and right end below, and how much narrower it is above on each side. */
  x: number
  width: number
  y: number
  drop?: number
  slant?: number
  stripes?: number
  fill: string
}

/** The striped cloth above a stall, with scallops. */
export function Awning({ x, width, y, drop = 28, slant = 16, stripes = 7, fill }: AwningProps) {
  const below = width / stripes
  const above = (width - 2 * slant) / stripes
  return Array.from({ length: stripes }, (_, index) => {
    const [left, top] = [x + index * below, x + slant + index * above]
    const d = `M${top} ${y}h${above}L${left + below} ${y + drop}a${below / 2} ${below / 2.2} 0 0 1 ${-below} 0Z`
    return <path key={left} d={d} className={index % 2 === 0 ? fill : 'fill-art-paper'} />
  })
}

/** Rises from what is hot. */
export function Steam({ x, y }: { x: number; y: number }) {
  const wave = 'c-5-5 5-9 0-14s5-9 0-14'
  return <path d={`M${x} ${y}${wave}M${x + 14} ${y + 2}${wave}M${x + 28} ${y}${wave}`} opacity="0.55" />
}
