import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { Tone } from '@/components/ui/tone'
import type { PaymentEventStatus } from '@/lib/billing/filters'

const TONES: Record<PaymentEventStatus, Tone> = {
  received: 'info',
  applied: 'success',
  ignored: 'neutral',
  rejected: 'danger',
  failed: 'warning',
}

/** What became of a notification, in a word. */
export function EventBadge({ status }: { status: string }) {
  const t = useTranslations('finance.event.status')
  const shown = status as PaymentEventStatus
  return <Badge tone={TONES[shown]}>{t(shown)}</Badge>
}

/** What the provider said, in our words, with its own small beside it. Words we do not know stand alone. */
export function EventWord({ word }: { word: string | null }) {
  const t = useTranslations('finance.event.word')
  if (!word) return '–'
  const key = word.toLowerCase().replace(/[^a-z]+/g, '_') as 'pending'
  if (!t.has(key)) return word
  return (
    <>
      {t(key)} <span className="text-sm font-normal whitespace-nowrap text-ink-soft">{word}</span>
    </>
  )
}

/** What a notification led to, in a sentence. */
export function EventOutcome({ outcome }: { outcome: string | null }) {
  const t = useTranslations('finance.event.outcome')
  const key = outcome ?? 'none'
  return t.has(key as 'none') ? t(key as 'none') : key
}
