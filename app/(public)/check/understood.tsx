import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { XIcon } from '@/components/ui/icons'
import { Notice } from '@/components/ui/notice'
import type { AskedActivities, AskedPlace } from '@/lib/licensing/finder/check-answers'
import { type CheckQuery, checkHref } from '@/lib/licensing/finder/check-query'
import type { BusinessProfile } from '@/lib/licensing/finder/profile'
import { Choices } from './activity-answers'

interface UnderstoodProps {
  query: CheckQuery
  profile: BusinessProfile
  place: AskedPlace
  asked: AskedActivities
  /** The check as it was asked, words and all. */
  worded: CheckQuery
}

/** What the answer is about: each activity with what its risk means, the place, the size. */
export function Understood({ query, worded, asked, profile, place }: UnderstoodProps) {
  const t = useTranslations('check')
  const { activities, scale } = profile
  const placeName = place.path.map((region) => region.name).reverse()
  return (
    <div className="rounded-lg border border-line bg-card p-5">
      <h2 className="text-sm font-semibold text-ink-soft">{t('answered')}</h2>
      <ul className="mt-2 grid gap-4">
        {activities.map((activity) => (
          <li key={activity.code} className="flex gap-3">
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1 font-semibold">
                {activity.title}
                <Badge icon={null}>{t('code', { code: activity.code })}</Badge>
              </p>
              <p className="text-ink-soft">{t(`risk.${activity.risk ?? 'unknown'}`)}</p>
              <Others worded={worded} asked={asked} code={activity.code} />
            </div>
            <a
              href={checkHref(query, { codes: query.codes.filter((code) => code !== activity.code) })}
              aria-label={t('remove', { activity: activity.title })}
              className="flex size-11 shrink-0 items-center justify-center rounded-md text-ink-soft hover:bg-hover print:hidden"
            >
              <XIcon />
            </a>
          </li>
        ))}
      </ul>
      {(placeName.length > 0 || scale) && (
        <p className="mt-4 border-t border-line pt-3 text-ink-soft">
          {placeName.length > 0 && `${t('at', { place: placeName.join(', ') })} `}
          {scale && t('scale', { scale: t(`scales.${scale}`) })}
        </p>
      )}
      {place.is_partial && (
        <Notice tone="warning" className="mt-3">
          {t('placeMoved')}
        </Notice>
      )}
    </div>
  )
}

/** What else the words could have meant, where they were understood by themselves. */
function Others({ worded, asked, code }: Pick<UnderstoodProps, 'worded' | 'asked'> & { code: string }) {
  const t = useTranslations('check')
  const one = asked.understood.find(({ activity }) => activity.code === code)
  if (!one?.phrase || one.others.length === 0) return null
  return (
    <details className="mt-1 print:hidden">
      <summary className="inline-flex min-h-11 items-center font-medium text-link underline decoration-primary-line decoration-2 underline-offset-4">
        {t('notThis')}
      </summary>
      <Choices query={worded} phrase={one.phrase} classes={one.others} />
    </details>
  )
}
