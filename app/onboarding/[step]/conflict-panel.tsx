'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/class-names'
import { TriangleAlertIcon } from '@/components/ui/icons'
import type { Comparison } from './actions'

interface ConflictPanelProps {
  comparison: Comparison
  onMine: () => void
  onTheirs: () => void
}

/** Two tabs or devices said different things: shows both, and lets their owner choose. */
export function ConflictPanel({ comparison, onMine, onTheirs }: ConflictPanelProps) {
  const t = useTranslations('onboarding.conflict')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const rows = comparison.theirs.map((theirs) => ({
    ...theirs,
    mine: comparison.mine.find((row) => row.key === theirs.key)?.value ?? '–',
  }))
  return (
    <section role="alert" className="rounded-lg border border-warning-line bg-warning-soft p-5">
      <h2 ref={heading} tabIndex={-1} className="flex gap-2 text-lg font-bold outline-none">
        <TriangleAlertIcon className="mt-1 text-warning" />
        {t('title')}
      </h2>
      <p className="mt-1">{t('text')}</p>
      <div className="mt-4 grid gap-4 sm:grid-cols-2">
        {(['mine', 'theirs'] as const).map((side) => (
          <div key={side} className="flex flex-col rounded-md border border-line bg-card p-4">
            <h3 className="font-bold">{t(side)}</h3>
            <dl className="my-3 grid gap-2">
              {rows.map((row) => {
                const value = side === 'mine' ? row.mine : row.value
                return (
                  <div key={row.key}>
                    <dt className="text-sm text-ink-soft">{row.label}</dt>
                    <dd
                      className={cx(
                        'break-words whitespace-pre-line',
                        row.mine !== row.value &&
                          'font-bold underline decoration-accent decoration-2 underline-offset-4',
                      )}
                    >
                      {value}
                    </dd>
                  </div>
                )
              })}
            </dl>
            <Button
              variant={side === 'mine' ? 'primary' : 'secondary'}
              className="mt-auto"
              onClick={side === 'mine' ? onMine : onTheirs}
            >
              {t(side === 'mine' ? 'keepMine' : 'takeTheirs')}
            </Button>
          </div>
        ))}
      </div>
    </section>
  )
}
