import type { Db } from '@/db'
import { getSettings } from '@/lib/config/queries'
import { getWorkingCalendar } from '@/lib/reference/queries'
import { dayOf } from '@/lib/time'
import { listPublishedLicenseTypes } from '../applications/queries'
import { STAGE_KINDS, type StageKind } from '../process/status'
import type { Timing } from './estimate'
import { type Plan, planLicenses } from './plan'
import type { BusinessProfile } from './profile'

/** What a business needs by today's licence types, stage times and calendar. */
export async function findPlan(db: Db, profile: BusinessProfile, now: Date): Promise<Plan> {
  const [types, timing] = await Promise.all([listPublishedLicenseTypes(db), getTiming(db, now)])
  return planLicenses(types, profile, timing)
}

async function getTiming(db: Db, now: Date): Promise<Timing> {
  const [settings, calendar] = await Promise.all([getSettings(db), getWorkingCalendar(db)])
  const stage_days = Object.fromEntries(
    STAGE_KINDS.map((kind) => [kind, settings[`licensing.stage_days.${kind}`]]),
  ) as Record<StageKind, number>
  return { today: dayOf(now), calendar, stage_days }
}
