import type { Tone } from '@/components/ui/tone'
import type { LicenseEventKind } from '@/lib/licensing/licenses/mutations'
import { formatDay } from '@/lib/time'

type Event = {
  kind: string
  data: unknown
  related_number: string | null
}

type Words = (key: string, values?: Record<string, string>) => string

/** How a line of a licence's history looks: good news, a warning, an end. */
export const EVENT_TONES: Record<string, Tone> = {
  issued: 'success',
  recorded: 'info',
  reinstated: 'success',
  suspended: 'warning',
  expired: 'warning',
  revoked: 'danger',
}

/** A line of a licence's history in words. */
export function eventTitle(t: Words, locale: string, event: Event): string {
  const number = event.related_number ?? ''
  const kind = event.kind as LicenseEventKind | 'superseded'
  switch (kind) {
    case 'renewed':
    case 'amended':
      return number ? t(`event.${kind}`, { number }) : t('event.superseded')
    case 'suspended': {
      const until = (event.data as { until_on?: string } | null)?.until_on
      return until ? t('event.suspendedUntil', { day: formatDay(until, locale) }) : t('event.suspended')
    }
    case 'issued':
    case 'recorded':
    case 'expired':
    case 'reinstated':
    case 'revoked':
    case 'superseded':
    case 'corrected':
      return t(`event.${kind}`)
    default:
      return kind satisfies never
  }
}
