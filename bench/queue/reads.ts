import type { Db } from '@/db'
import { findUsage } from '@/lib/billing/entitlements'
import { getSettings } from '@/lib/config/queries'
import { countApplications, listApplications, listLicenses } from '@/lib/licensing/applications/lists'
import { findApplication } from '@/lib/licensing/applications/queries'
import { findDossier, listReviewers } from '@/lib/licensing/review/dossier'
import { countQueue, listQueue, listQueueTypes } from '@/lib/licensing/review/queries'
import { parseQueueFilter, QUEUE_STATUSES, QUEUE_TABS } from '@/lib/licensing/review/queue-filter'
import { getWorkingCalendar } from '@/lib/reference/queries'
import { getReviewer, getSender, getSupervisor } from './scenes'

/** What a page asks the database for. */
export type ReadScene = { name: string; run: () => Promise<unknown> }

/** The queue in every tab, by every filter and search, forth and back. */
export async function queueScenes(db: Db): Promise<ReadScene[]> {
  const [reviewer, supervisor] = await Promise.all([getReviewer(db, 1), getSupervisor(db)])
  const type = await db
    .selectFrom('license_types')
    .select('id')
    .where('code', '=', 'merek')
    .executeTakeFirstOrThrow()
  const some = await db
    .selectFrom('applications')
    .select(['number', 'company_name'])
    .where('status', '=', 'approved')
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow()
  const queue = (viewer: typeof reviewer, search: Record<string, string>): ReadScene => ({
    name: `queue of a ${viewer.role} with ${new URLSearchParams(search)}`,
    run: () => listQueue(db, viewer, parseQueueFilter(search)),
  })
  const tabs = [reviewer, supervisor].flatMap((viewer) => QUEUE_TABS.map((tab) => queue(viewer, { tab })))
  const filters: Record<string, string>[] = [
    { type: type.id },
    { stage: 'document_check' },
    { priority: 'urgent' },
    { type: type.id, stage: 'visit', priority: 'low' },
    ...QUEUE_STATUSES.map((status) => ({ status })),
    { status: 'approved', type: type.id },
    { status: 'approved', stage: 'intake' },
    { status: 'rejected', priority: 'low' },
  ]
  const searches = [
    some.number,
    some.number.slice(0, 11),
    '123',
    some.company_name,
    'warung',
    'ang',
    'tidak ada',
  ]
  const paged = ['all', 'unassigned'].map((tab) => ({
    name: `second page of ${tab} and back`,
    run: async () => {
      const first = await listQueue(db, reviewer, parseQueueFilter({ tab }))
      const second = await listQueue(
        db,
        reviewer,
        parseQueueFilter({ tab, ...(first.after && { after: first.after }) }),
      )
      return listQueue(
        db,
        reviewer,
        parseQueueFilter({ tab, ...(second.before && { before: second.before }) }),
      )
    },
  }))
  return [
    ...tabs,
    ...['mine', 'all'].flatMap((tab) => filters.map((filter) => queue(supervisor, { tab, ...filter }))),
    ...searches.map((q) => queue(reviewer, { q })),
    queue(reviewer, { q: 'warung', type: type.id, status: 'approved' }),
    ...paged,
    { name: 'counts of the queue', run: () => countQueue(db, reviewer) },
    { name: 'counts of a supervisor', run: () => countQueue(db, supervisor) },
  ]
}

/** The case screen and the pages of an owner. */
export async function caseScenes(db: Db): Promise<ReadScene[]> {
  const sender = await getSender(db, 1)
  const { id: company } = sender.company
  const cases = await db
    .selectFrom('applications')
    .select(['id', 'status', 'company_id'])
    .distinctOn('status')
    .orderBy('status')
    .execute()
  const owned = await listApplications(db, company)
  return [
    ...cases.map(({ id, status }) => ({ name: `case screen, ${status}`, run: () => findDossier(db, id) })),
    { name: 'reviewers to choose from', run: () => listReviewers(db) },
    { name: 'applications of a company', run: () => listApplications(db, company) },
    {
      name: 'applications that wait for the owner',
      run: () => listApplications(db, company, { filter: 'yours' }),
    },
    { name: 'applications searched', run: () => listApplications(db, company, { search: 'merek' }) },
    { name: 'applications, next page', run: () => listApplications(db, company, { after: owned.next }) },
    { name: 'applications counted', run: () => countApplications(db, company) },
    { name: 'licences of a company', run: () => listLicenses(db, company) },
    { name: 'what of the plan is used', run: () => findUsage(db, company) },
    ...owned.rows
      .slice(0, 1)
      .map(({ id }) => ({ name: 'application of an owner', run: () => findApplication(db, company, id) })),
    { name: 'who is signed in', run: () => findSession(db, sender.token) },
  ]
}

/** What the queue page asks for, as the page does. */
export async function readQueuePage(db: Db, search: Record<string, string>): Promise<unknown> {
  const reviewer = await getReviewer(db, 1)
  return () =>
    Promise.all([
      listQueue(db, reviewer, parseQueueFilter(search)),
      countQueue(db, reviewer),
      listQueueTypes(db),
      getWorkingCalendar(db),
      getSettings(db),
    ])
}

// As lib/auth/session.ts asks, which itself needs a request.
function findSession(db: Db, token: string) {
  return db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .select(['users.id', 'users.name'])
    .where('sessions.token', '=', token)
    .where('sessions.expires_at', '>', new Date())
    .where('users.disabled_at', 'is', null)
    .executeTakeFirst()
}
