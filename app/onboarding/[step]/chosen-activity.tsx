'use client'

import { useLocale } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import type { ActivityTitle } from './activity-form'

interface ChosenActivityProps {
  legend?: ReactNode
  code: string
  title: ActivityTitle | undefined
  removeLabel: string
  onRemove: () => void
}

/** A business activity that was chosen, and the way to choose another. */
export function ChosenActivity({ legend, code, title, removeLabel, onRemove }: ChosenActivityProps) {
  const english = useLocale() === 'en'
  const words = (english && title?.title_en) || title?.title_id || code
  return (
    <div>
      {legend && <p className="mb-1.5 font-semibold">{legend}</p>}
      <div className="flex items-center gap-3 rounded-md border border-primary bg-primary-soft py-2 ps-3.5 pe-1">
        <div className="min-w-0 flex-1">
          <p className="font-semibold">{words}</p>
          <p className="text-sm text-ink-soft tabular-nums">KBLI {code}</p>
        </div>
        <Button variant="quiet" aria-label={`${removeLabel}: ${words}`} onClick={onRemove}>
          {removeLabel}
        </Button>
      </div>
    </div>
  )
}
