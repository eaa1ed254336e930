import { cx } from './class-names'

const GROUNDS = [
  'bg-nila-100 text-nila-800',
  'bg-kunyit-100 text-kunyit-800',
  'bg-pandan-100 text-pandan-700',
  'bg-terakota-100 text-terakota-700',
  'bg-langit-100 text-langit-700',
]

/** First letters of the first two words: "Sari Dewi Lestari" → "SD". */
export function initials(name: string): string {
  const letters = name
    .trim()
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
  return letters.join('').toUpperCase() || '?'
}

/** A person or a company by its initials; the name must stand beside it, so it says nothing to screen readers. */
export function Avatar({ name, size = 'md' }: { name: string; size?: 'sm' | 'md' }) {
  const sum = [...name].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0)
  return (
    <span
      aria-hidden="true"
      className={cx(
        'inline-flex shrink-0 items-center justify-center rounded-full font-bold',
        size === 'sm' ? 'size-7 text-sm' : 'size-10',
        GROUNDS[sum % GROUNDS.length],
      )}
    >
      {initials(name)}
    </span>
  )
}
