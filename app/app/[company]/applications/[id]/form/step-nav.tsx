'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/class-names'
import { ArrowLeftIcon, ArrowRightIcon, ChevronDownIcon, SendIcon } from '@/components/ui/icons'
import { ProgressBar } from '@/components/ui/progress'

interface StepNavProps {
  steps: { key: string; title: string }[]
  at: number
  onOpen: (index: number) => void
}

/** The steps: a list at the side where there is room, else a line of progress that unfolds. */
export function StepNav({ steps, at, onOpen }: StepNavProps) {
  const t = useTranslations('licensing.form')
  const list = (
    <ol className="grid gap-1">
      {steps.map((step, index) => (
        <li key={step.key}>
          <button
            type="button"
            aria-current={index === at ? 'step' : undefined}
            onClick={(event) => {
              event.currentTarget.closest('details')?.removeAttribute('open')
              onOpen(index)
            }}
            className={cx(
              'flex min-h-11 w-full items-center gap-3 rounded-md px-3 py-2 text-start hover:bg-hover',
              index === at ? 'bg-primary-soft font-bold text-link' : 'text-ink-soft',
            )}
          >
            <span className="w-5 shrink-0 text-center tabular-nums">{index + 1}</span>
            {step.title}
          </button>
        </li>
      ))}
    </ol>
  )
  return (
    <nav aria-label={t('steps')} className="min-w-0 lg:sticky lg:top-20">
      <div className="hidden lg:block">{list}</div>
      <details className="group lg:hidden">
        <summary className="flex min-h-11 items-center justify-between gap-3 rounded-md font-semibold">
          {t('step', { number: at + 1, count: steps.length })}
          <ChevronDownIcon className="transition-transform group-open:rotate-180" />
        </summary>
        <div className="mt-2">{list}</div>
      </details>
      <div className="mt-1 lg:mt-4 lg:px-3">
        <ProgressBar value={((at + 1) / steps.length) * 100} label={t('progress')} />
      </div>
    </nav>
  )
}

interface StepButtonsProps {
  isFirst: boolean
  isLast: boolean
  pending: boolean
  onBack: () => void
  onSkip: () => void
}

/** Onwards large, back always possible, and a way past what one does not know yet. */
export function StepButtons({ isFirst, isLast, pending, onBack, onSkip }: StepButtonsProps) {
  const t = useTranslations('licensing.form')
  return (
    <div className="mt-2 flex flex-wrap items-center gap-3">
      <Button
        type="submit"
        size="lg"
        className="w-full sm:w-auto"
        pending={pending}
        iconEnd={isLast ? <SendIcon /> : <ArrowRightIcon />}
      >
        {t(isLast ? 'send' : 'next')}
      </Button>
      {!isFirst && (
        <Button variant="secondary" size="lg" icon={<ArrowLeftIcon />} onClick={onBack}>
          {t('back')}
        </Button>
      )}
      {!isLast && (
        <Button variant="quiet" size="lg" onClick={onSkip}>
          {t('later')}
        </Button>
      )}
    </div>
  )
}
