import type { ReactElement } from 'react'

export interface IconProps {
  /** Side in pixels. */
  size?: number
  className?: string
  /** Says what the icon means where no word stands beside it; without it the icon is decoration. */
  label?: string
}

export type Icon = (props: IconProps) => ReactElement

/** An icon from the `d` of one path on a 24 px grid, drawn with a line of 1.75. */
export function icon(d: string): Icon {
  return (props) => <Drawing d={d} {...props} />
}

function Drawing({ d, size = 20, className, label }: IconProps & { d: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={className ? `shrink-0 ${className}` : 'shrink-0'}
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <path d={d} />
    </svg>
  )
}
