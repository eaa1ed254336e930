import type { ReactNode } from 'react'
import { cx } from './class-names'
import { TONE_CLASS, type Tone } from './tone'
import { TONE_ICON } from './tone-icon'

/**
 * A message that comes and goes above the foot of the screen. Stays mounted while empty, so that screen readers
 * notice what appears in it.
 */
export function StatusRegion({ tone = 'success', children }: { tone?: Tone; children?: ReactNode }) {
  const ToneIcon = TONE_ICON[tone]
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-4 bottom-20 z-40 flex justify-center md:bottom-6"
    >
      {children && (
        <div
          className={cx(
            'toast pointer-events-auto flex max-w-md items-center gap-3 rounded-md border px-4 py-3 font-medium shadow-soft',
            TONE_CLASS[tone],
          )}
        >
          <ToneIcon />
          {children}
        </div>
      )}
    </div>
  )
}
