'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { useFetched } from '@/components/reference/use-fetched'
import type { KbliHit } from '@/lib/reference/queries'

interface ActivitySuggestionsProps {
  description: string
  chosen: string[]
  onChoose: (hit: KbliHit) => void
}

const MOST_SHOWN = 3

/** What the description in one's own words sounds like: often there is nothing left to search. */
export function ActivitySuggestions({ description, chosen, onChoose }: ActivitySuggestionsProps) {
  const t = useTranslations('onboarding.activity')
  const english = useLocale() === 'en'
  const text = useSettled(description.trim().slice(0, 80))
  const url = text.length >= 5 ? `/api/kbli?q=${encodeURIComponent(text)}` : undefined
  const { results } = useFetched<KbliHit>(url)
  const shown = results.filter((hit) => !chosen.includes(hit.code)).slice(0, MOST_SHOWN)
  if (shown.length === 0) return null
  return (
    <div className="mt-3">
      <p className="mb-2 text-ink-soft">{t('suggested')}</p>
      <ul className="grid gap-2">
        {shown.map((hit) => (
          <li key={hit.code}>
            <button
              type="button"
              onClick={() => onChoose(hit)}
              className="flex min-h-11 w-full items-baseline gap-3 rounded-md border border-line-strong bg-card px-3.5 py-2.5 text-start hover:border-primary hover:bg-primary-soft"
            >
              <span className="min-w-0 flex-1 font-medium">{(english && hit.title_en) || hit.title_id}</span>
              <span className="text-sm text-ink-soft tabular-nums">{hit.code}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), 600)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
