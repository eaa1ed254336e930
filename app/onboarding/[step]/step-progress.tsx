import { useTranslations } from 'next-intl'
import { cx } from '@/components/ui/class-names'
import { CheckIcon, ChevronDownIcon } from '@/components/ui/icons'
import { Link } from '@/components/ui/link'
import { ProgressBar } from '@/components/ui/progress'
import { canOpen, isDone, progressOf, STEPS, type Step, type StepStatuses } from '@/lib/onboarding/steps'

interface StepProgressProps {
  step: Step
  statuses: StepStatuses
}

/** How far one is, how long it still takes, and the way to every step that can be opened. */
export function StepProgress({ step, statuses }: StepProgressProps) {
  const t = useTranslations('onboarding')
  const { percent, minutes_left } = progressOf(statuses)
  return (
    <div className="pt-4 lg:pt-9">
      <ProgressBar
        value={percent}
        label={t('progress.label')}
        text={t('progress.text', { percent, minutes: minutes_left })}
      />
      <details className="group lg:hidden">
        <summary className="flex min-h-11 items-center justify-between gap-2 text-sm whitespace-nowrap text-ink-soft">
          <span>
            {t('progress.step', { number: STEPS.indexOf(step) + 1, count: STEPS.length })}
            {' · '}
            {t('progress.minutes', { minutes: minutes_left })}
          </span>
          <ChevronDownIcon
            size={18}
            label={t('progress.all')}
            className="text-link transition-transform group-open:rotate-180"
          />
        </summary>
        <StepList step={step} statuses={statuses} />
      </details>
      <div className="hidden lg:block">
        <p className="my-3 text-sm text-ink-soft">
          {t('progress.percent', { percent })}
          {' · '}
          {t('progress.minutes', { minutes: minutes_left })}
        </p>
        <StepList step={step} statuses={statuses} />
      </div>
    </div>
  )
}

function StepList({ step, statuses }: StepProgressProps) {
  const t = useTranslations('onboarding')
  return (
    <nav aria-label={t('progress.steps')}>
      <ol className="grid gap-0.5">
        {STEPS.map((item, index) => {
          const done = isDone(statuses[item])
          const current = item === step
          const words = (
            <>
              <span
                aria-hidden
                className={cx(
                  'flex size-6 shrink-0 items-center justify-center rounded-full border text-sm font-semibold',
                  done ? 'border-primary bg-primary text-primary-ink' : 'border-line-strong bg-card',
                )}
              >
                {done ? <CheckIcon size={14} /> : index + 1}
              </span>
              <span className={current ? 'font-bold' : ''}>{t(`step.${item}`)}</span>
              {done && <span className="sr-only">{t('progress.done')}</span>}
              {statuses[item] === 'auto_completed' && (
                <span className="ms-auto text-sm text-ink-soft">{t('progress.auto')}</span>
              )}
            </>
          )
          const look = 'flex min-h-11 items-center gap-3 rounded-md px-2'
          return (
            <li key={item}>
              {canOpen(item, statuses) ? (
                <Link
                  href={`/onboarding/${item}`}
                  aria-current={current ? 'step' : undefined}
                  className={cx(look, 'hover:bg-hover', current && 'bg-primary-soft')}
                >
                  {words}
                </Link>
              ) : (
                <span className={cx(look, 'text-ink-soft')}>{words}</span>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
