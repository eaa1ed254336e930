import { getLocale, getTranslations } from 'next-intl/server'
import { EVENT_TONES, eventTitle } from '@/components/licensing/license-event'
import { Timeline } from '@/components/ui/timeline'
import type { VerifiedLicense } from '@/lib/licensing/licenses/verification'
import { formatDay } from '@/lib/time'

/** What happened to a licence and since when, as far as everyone may know. */
export async function PublicHistory({ license }: { license: VerifiedLicense }) {
  const [t, own, locale] = await Promise.all([
    getTranslations('licenses'),
    getTranslations('licenses.verify'),
    getLocale(),
  ])
  if (license.history.length === 0) return null
  return (
    <section className="border-t border-line p-5">
      <h2 className="mb-3 text-lg font-bold">{own('history')}</h2>
      <Timeline
        label={own('history')}
        items={license.history.map((event) => ({
          key: event.id,
          tone: EVENT_TONES[event.kind] ?? 'neutral',
          title: eventTitle(t, locale, { ...event, related_number: license.later_number }),
          when: formatDay(event.effective_on, locale),
          children: event.public_text,
        }))}
      />
    </section>
  )
}
