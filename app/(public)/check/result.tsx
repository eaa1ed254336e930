import { useLocale, useTranslations } from 'next-intl'
import { CompanionList } from '@/components/licensing/companion-list'
import { IneligibleList } from '@/components/licensing/ineligible-list'
import { PlanCard } from '@/components/licensing/plan-card'
import { CircleCheckIcon } from '@/components/ui/icons'
import { Notice } from '@/components/ui/notice'
import { say } from '@/lib/licensing/definitions/texts'
import type { AskedActivities, AskedPlace } from '@/lib/licensing/finder/check-answers'
import type { CheckQuery } from '@/lib/licensing/finder/check-query'
import { elsewhereOnly, type Plan, stillNeeded } from '@/lib/licensing/finder/plan'
import type { BusinessProfile } from '@/lib/licensing/finder/profile'
import { formatDay } from '@/lib/time'
import { OpenQuestions } from './open-questions'
import { ShareBox } from './share-box'
import { StartNotice } from './start-notice'
import { Understood } from './understood'

interface ResultProps {
  plan: Plan
  profile: BusinessProfile
  place: AskedPlace
  /** The check as its link should say it. */
  query: CheckQuery
  /** The same as it was asked, words and all. */
  worded: CheckQuery
  asked: AskedActivities
}

/** The licences in order, what comes by itself, what there is already, what is not for this business, and the way on. */
export function Result({ plan, profile, place, query, worded, asked }: ResultProps) {
  const t = useTranslations('check')
  const locale = useLocale()
  const needed = stillNeeded(plan)
  const perhaps = needed.filter((item) => item.fit === 'maybe').length
  const last =
    needed
      .map((item) => item.ready_on)
      .sort()
      .at(-1) ?? ''
  const elsewhere = elsewhereOnly(plan)
  const elsewhereCodes = elsewhere.map((item) => item.type.code)
  const held = plan.items.filter((item) => item.standing === 'held')
  const placeName = place.path
    .slice(0, 2)
    .map((region) => region.name)
    .reverse()
    .join(', ')
  return (
    <section id="check-result" aria-labelledby="check-heading" className="grid gap-5">
      <Understood query={query} worded={worded} asked={asked} profile={profile} place={place} />
      <div>
        <h2 id="check-heading" className="text-xl font-bold sm:text-2xl">
          {t('result', { count: needed.length })}
        </h2>
        {needed.length > 0 && (
          <p className="mt-1 text-ink-soft">
            {perhaps > 0 && `${t('resultMaybe', { count: perhaps })} `}
            {t('resultReady', { day: formatDay(last, locale) })}
          </p>
        )}
      </div>
      <OpenQuestions plan={plan} query={query} />
      <ol className="grid gap-5">
        {needed.map((item, index) => (
          <li key={item.type.code} id={item.type.code}>
            <PlanCard item={item} plan={plan} number={index + 1} />
          </li>
        ))}
      </ol>
      <CompanionList plan={plan} how="automatic" />
      <CompanionList plan={plan} how="elsewhere" />
      {elsewhere.length > 0 && (
        <Notice tone="warning" title={t('unsupported', { place: placeName })}>
          <p>{t('unsupportedText')}</p>
          <ul className="mt-1 list-disc ps-5">
            {elsewhere.map((item) => (
              <li key={item.type.code}>{say(item.type.definition.name, locale)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {held.length > 0 && (
        <div>
          <h3 className="font-semibold">{t('heldTitle')}</h3>
          <ul className="mt-1 grid gap-1">
            {held.map((item) => (
              <li key={item.type.code} className="flex items-center gap-2">
                <CircleCheckIcon className="text-success" />
                {say(item.type.definition.name, locale)}
              </li>
            ))}
          </ul>
        </div>
      )}
      <StartNotice query={query} />
      <IneligibleList
        items={plan.items.filter(
          (item) =>
            item.fit === 'ineligible' &&
            item.standing === 'missing' &&
            !elsewhereCodes.includes(item.type.code),
        )}
      />
      <ShareBox query={query} />
      <p className="text-sm text-ink-soft">
        {placeName !== '' && `${t('placeText', { place: placeName })} `}
        {t('disclaimer')}
      </p>
    </section>
  )
}
