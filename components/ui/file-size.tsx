import { useFormatter } from 'next-intl'

const UNITS = ['B', 'KB', 'MB', 'GB'] as const

/** Bytes as people read them: "840 KB", "1,2 MB". */
export function FileSize({ bytes }: { bytes: number }) {
  const format = useFormatter()
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1000)))
  const value = format.number(bytes / 1000 ** power, { maximumFractionDigits: power > 1 ? 1 : 0 })
  return (
    <span className="whitespace-nowrap tabular-nums">
      {value} {UNITS[power]}
    </span>
  )
}
