import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { IneligibleList, RecommendationCard } from '@/components/licensing/recommendation-card'
import { EmptyState } from '@/components/ui/empty-state'
import { db } from '@/db'
import { listPublishedLicenseTypes } from '@/lib/licensing/applications/queries'
import { recommendLicenses } from '@/lib/licensing/finder/recommend'
import { listRegions } from '@/lib/reference/queries'
import { Activity } from './activity'
import { CheckForm } from './check-form'
import { findActivity, profileOfQuery, readCheckQuery } from './search'
import { StartNotice } from './start-notice'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('check')
  return { title: t('title'), description: t('lead') }
}

/** Which licences a business needs, for anyone: the question is the address, so the answer can be shared. */
export default async function CheckPage({ searchParams }: Props) {
  const query = readCheckQuery(await searchParams)
  const isAsked = query.text.length >= 2 || query.kbli !== ''
  const [provinces, types, activity, t, locale] = await Promise.all([
    listRegions(db, null),
    isAsked ? listPublishedLicenseTypes(db) : [],
    isAsked ? findActivity(db, query) : undefined,
    getTranslations('check'),
    getLocale(),
  ])
  const chosen = activity?.chosen
  const judged = chosen ? recommendLicenses(types, profileOfQuery(query, chosen, locale)) : []
  const fitting = judged.filter((one) => one.fit !== 'ineligible')
  const province = provinces.find((region) => region.code === query.province)

  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-8 sm:py-12">
      <h1 className="text-2xl font-extrabold sm:text-3xl">{t('title')}</h1>
      <p className="mt-2 mb-6 max-w-prose text-lg text-ink-soft">{t('lead')}</p>
      <CheckForm query={query} provinces={provinces} />
      {activity && !chosen && <EmptyState title={t('none')} />}
      {activity && chosen && (
        <section aria-labelledby="check-result" className="mt-10 grid gap-5">
          <Activity query={query} chosen={chosen} others={activity.others} />
          <h2 id="check-result" className="text-xl font-bold">
            {t('result', { count: fitting.length })}
          </h2>
          {province && <p className="text-ink-soft">{t('local', { province: province.name })}</p>}
          {fitting.map((recommendation) => (
            <RecommendationCard key={recommendation.type.code} recommendation={recommendation} />
          ))}
          <IneligibleList recommendations={judged.filter((one) => one.fit === 'ineligible')} />
          <StartNotice />
          <p className="text-sm text-ink-soft">
            {t('disclaimer')} {t('share')}
          </p>
        </section>
      )}
    </div>
  )
}
