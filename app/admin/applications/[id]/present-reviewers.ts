import { getLocale, getTranslations } from 'next-intl/server'
import type { Db } from '@/db'
import { listReviewers } from '@/lib/licensing/review/dossier'
import { listAway } from '@/lib/staffing/presence'
import { formatDay } from '@/lib/time'

/** Who may be given cases; whoever is away is named as such, because a case given to them waits for their return. */
export async function listPresentReviewers(db: Db) {
  const [reviewers, away, t, locale] = await Promise.all([
    listReviewers(db),
    listAway(db, new Date()),
    getTranslations('staffing.presence'),
    getLocale(),
  ])
  return reviewers.map((one) => {
    const until = away.get(one.id)
    return until
      ? { ...one, name: `${one.name} (${t('awayShort', { day: formatDay(until, locale) })})` }
      : one
  })
}
