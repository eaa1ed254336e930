import { cx } from './class-names'
import { CheckIcon, XIcon } from './icons'

/** How far something is, as a line; `label` says of what, `text` replaces the percentage for screen readers. */
export function ProgressBar({ value, label, text }: { value: number; label: string; text?: string }) {
  const percent = Math.round(Math.min(100, Math.max(0, value)))
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuetext={text}
      className="h-2 overflow-hidden rounded-full bg-primary-soft inset-ring inset-ring-primary-line"
    >
      <div
        className="h-full rounded-full bg-primary transition-[width] duration-200 ease-out"
        style={{ width: `${percent}%` }}
      />
    </div>
  )
}

export interface Step {
  label: string
  state: 'done' | 'current' | 'todo' | 'failed'
}

const DOT: Record<Step['state'], string> = {
  done: 'border-primary bg-primary text-primary-ink',
  current: 'border-primary bg-card ring-4 ring-accent-soft',
  todo: 'border-line-strong bg-card',
  failed: 'border-danger-fill bg-danger-fill text-white',
}

/** A few points on a track (sent, checked, decided, …) with the words below. */
export function StepTrack({ label, steps }: { label: string; steps: Step[] }) {
  return (
    <ol aria-label={label} className="isolate flex">
      {steps.map((step, index) => (
        <li
          key={step.label}
          aria-current={step.state === 'current' ? 'step' : undefined}
          className="relative flex min-w-0 flex-1 flex-col items-center gap-1.5"
        >
          {index > 0 && (
            <span
              className={cx(
                'absolute end-1/2 top-2.5 h-0.5 w-full',
                step.state === 'todo' ? 'bg-line' : 'bg-primary',
              )}
            />
          )}
          <span
            className={cx(
              'relative z-10 flex size-5.5 items-center justify-center rounded-full border-2',
              DOT[step.state],
            )}
          >
            {step.state === 'done' && <CheckIcon size={14} />}
            {step.state === 'failed' && <XIcon size={14} />}
            {step.state === 'current' && <span className="size-2 rounded-full bg-primary" />}
          </span>
          <span
            className={cx(
              'hyphens-auto text-center text-sm leading-tight',
              step.state === 'current' ? 'font-bold' : 'text-ink-soft',
            )}
          >
            {step.label}
          </span>
        </li>
      ))}
    </ol>
  )
}
