import { db } from '@/db'
import type { GrantedStaff } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { findLastCheck } from '@/lib/billing/reconciliation/check'
import { getBillingFigures, listPaidByDay } from '@/lib/billing/statistics'
import { countNewCompanies } from '@/lib/companies/administration/statistics'
import { countMailByFate } from '@/lib/email/statistics'
import { listQueueFigures, listWorkers } from '@/lib/jobs/queries'
import { listQueue } from '@/lib/licensing/review/queries'
import { parseQueueFilter } from '@/lib/licensing/review/queue-filter'
import { countAges, countHeld, countIssued } from '@/lib/licensing/statistics/ages'
import { countByDay, countByStatus } from '@/lib/licensing/statistics/figures'
import { countOnboarding } from '@/lib/onboarding/queries'
import { getWorkingCalendar } from '@/lib/reference/queries'

/** What a member of staff may see of all processes, read at once. What they may not see is undefined. */
export async function readOverview(staff: GrantedStaff, now: Date) {
  const { staff_id, role } = staff
  const seesCases = can(role, 'case.view')
  const seesMoney = can(role, 'invoice.view')
  const seesSystem = can(role, 'system.view')
  const [cases, money, mail, jobs, companies, onboarding] = await Promise.all([
    seesCases ? readCases(staff, now) : undefined,
    seesMoney
      ? Promise.all([
          getBillingFigures(db, staff_id, now),
          listPaidByDay(db, staff_id, now, 30),
          findLastCheck(db),
        ])
      : undefined,
    can(role, 'email_log.view') ? countMailByFate(db, staff_id, now) : undefined,
    seesSystem ? Promise.all([listQueueFigures(db), listWorkers(db)]) : undefined,
    countNewCompanies(db, staff_id, now),
    countOnboarding(db),
  ])
  return {
    cases,
    money: money && { figures: money[0], paid: money[1], check: money[2] },
    mail,
    jobs: jobs && { queues: jobs[0], workers: jobs[1] },
    companies,
    onboarding,
  }
}

export type Overview = Awaited<ReturnType<typeof readOverview>>

async function readCases(staff: GrantedStaff, now: Date) {
  const { staff_id } = staff
  const [byStatus, byDay, ages, issued, held, late, calendar] = await Promise.all([
    countByStatus(db, staff_id),
    countByDay(db, staff_id, now, 14),
    countAges(db, staff_id, now),
    countIssued(db, staff_id),
    countHeld(db, staff_id),
    listQueue(db, staff, parseQueueFilter({ tab: 'late' })),
    getWorkingCalendar(db),
  ])
  return { byStatus, byDay, ages, issued, held, late: late.rows.slice(0, 8), calendar }
}
