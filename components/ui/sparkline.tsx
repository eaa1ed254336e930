interface SparklineProps {
  values: readonly number[]
  /** What it shows, in words: "Naik dari 12 menjadi 31 dalam 30 hari". */
  label: string
  height?: number
}

/** The shape of a few figures, from zero; the last is marked. */
export function Sparkline({ values, label, height = 36 }: SparklineProps) {
  const highest = Math.max(1, ...values)
  const step = values.length > 1 ? 100 / (values.length - 1) : 0
  const points = values.map(
    (value, index) => [index * step, height - 4 - (value / highest) * (height - 8)] as const,
  )
  const line = points
    .map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`)
    .join('')
  const last = points.at(-1)
  return (
    <div className="relative" style={{ height }} role="img" aria-label={label}>
      <svg
        viewBox={`0 0 100 ${height}`}
        preserveAspectRatio="none"
        className="size-full overflow-visible"
        aria-hidden="true"
      >
        <path d={`${line}L100 ${height}L0 ${height}Z`} className="fill-primary-soft" />
        <path
          d={line}
          fill="none"
          className="stroke-link"
          strokeWidth="2"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      {last && (
        <span
          className="absolute end-0 size-2.5 translate-x-1/2 -translate-y-1/2 rounded-full border-2 border-card bg-accent"
          style={{ top: last[1] }}
        />
      )}
    </div>
  )
}
