import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { db } from '@/db'
import { listPublishedLicenseTypes } from '@/lib/licensing/applications/queries'
import { findActivities, findPlace, profileOfCheck, settled } from '@/lib/licensing/finder/check-answers'
import { checkHref, readCheckQuery, writeCheckQuery } from '@/lib/licensing/finder/check-query'
import { findPlan } from '@/lib/licensing/finder/queries'
import { listRegions } from '@/lib/reference/queries'
import { ActivityAnswers } from './activity-answers'
import { CheckForm } from './check-form'
import { CHECK_SCRIPT } from './check-script'
import { findExamples } from './examples'
import { Result } from './result'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('check')
  return { title: t('title'), description: t('lead') }
}

/** Which licences a business needs, for anyone: the question is the address, so the answer can be shared. */
export default async function CheckPage({ searchParams }: Props) {
  const parameters = await searchParams
  const query = readCheckQuery(parameters)
  // A form sends its empty fields too, an old link other names: what is shared is the short form of what was understood.
  if (new URLSearchParams(flat(parameters)).toString() !== writeCheckQuery(query)) redirect(checkHref(query))

  const [asked, place, types, provinces, locale, t] = await Promise.all([
    findActivities(db, query),
    findPlace(db, query.place),
    listPublishedLicenseTypes(db),
    listRegions(db, null),
    getLocale(),
    getTranslations('check'),
  ])
  const [lists, examples] = await Promise.all([
    Promise.all(place.path.map((region) => listRegions(db, region.code))),
    findExamples(db, asked),
  ])
  const activities = asked.understood.map((one) => one.activity)
  const isAnswered = activities.length > 0
  const profile = profileOfCheck(query, activities, place, locale)
  const plan = isAnswered ? await findPlan(db, profile, new Date()) : undefined
  const shared = settled(query, asked)

  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-8 sm:py-12 print:py-0">
      <h1 className="text-2xl font-extrabold sm:text-3xl">{t('title')}</h1>
      <p className="mt-2 mb-6 max-w-prose text-lg text-ink-soft print:hidden">{t('lead')}</p>
      <ActivityAnswers query={query} asked={asked} examples={examples} />
      <CheckForm
        query={query}
        asked={asked}
        place={place}
        lists={[provinces, ...lists]}
        types={types}
        isFolded={isAnswered}
      />
      {plan && (
        <Result plan={plan} profile={profile} place={place} query={shared} worded={query} asked={asked} />
      )}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant; a component would weigh on a page that is only read. */}
      <script dangerouslySetInnerHTML={{ __html: CHECK_SCRIPT }} />
    </div>
  )
}

function flat(parameters: Awaited<Props['searchParams']>): [string, string][] {
  return Object.entries(parameters).flatMap(([key, value]) =>
    [value ?? []].flat().map((one): [string, string] => [key, one]),
  )
}
