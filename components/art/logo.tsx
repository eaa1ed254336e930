/** One petal of the kawung, pointing up and to the right from the middle of a 32 px grid. */
const PETAL = 'M17.2 14.8A10.6 10.6 0 0 1 29.4 2.6A10.6 10.6 0 0 1 17.2 14.8Z'

/** The mark: a kawung whose one petal is ripe. */
export function LogoMark({ size = 32 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" className="shrink-0">
      <path d={PETAL} className="fill-accent" />
      <g className="fill-primary dark:fill-nila-300">
        <path d={PETAL} transform="rotate(90 16 16)" />
        <path d={PETAL} transform="rotate(180 16 16)" />
        <path d={PETAL} transform="rotate(270 16 16)" />
      </g>
    </svg>
  )
}

/** Mark and name. */
export function Logo({ size = 30 }: { size?: number }) {
  return (
    <span className="inline-flex items-center gap-2.5">
      <LogoMark size={size} />
      <span className="font-extrabold tracking-tight" style={{ fontSize: size * 0.78, lineHeight: 1 }}>
        Izinku
      </span>
    </span>
  )
}
