import { getLocale } from 'next-intl/server'
import { db } from '@/db'
import type { GrantedStaff } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { listReviewers } from '@/lib/licensing/review/dossier'
import { countQueue, listQueue, listQueueTypes } from '@/lib/licensing/review/queries'
import { findQueueColumns } from '@/lib/licensing/review/queue-columns'
import type { QueueFilter } from '@/lib/licensing/review/queue-filter'
import { getShownRegions } from '@/lib/licensing/review/queue-regions'
import { findUndoable } from '@/lib/licensing/review/undo'
import { listReasons } from '@/lib/licensing/wording/queries'
import { getWorkingCalendar } from '@/lib/reference/queries'

/** Everything the page of the queue shows, side by side. */
export async function loadQueue(staff: GrantedStaff, filter: QueueFilter) {
  const decides = can(staff.role, 'case.decide')
  const [locale, page, counts, types, regions, reviewers, columns, reasons, undo, calendar] =
    await Promise.all([
      getLocale(),
      listQueue(db, staff, filter),
      countQueue(db, staff),
      listQueueTypes(db),
      getShownRegions(db),
      listReviewers(db),
      findQueueColumns(db, staff.staff_id),
      decides ? listReasons(db) : [],
      decides ? findUndoable(db, staff.staff_id) : undefined,
      getWorkingCalendar(db),
    ])
  return {
    page,
    counts,
    types,
    regions,
    reviewers,
    columns,
    undo,
    calendar,
    options: {
      reviewers: can(staff.role, 'case.assign') ? reviewers.map(({ id, name }) => ({ id, name })) : [],
      reasons: reasons
        .filter((one) => one.is_active)
        .map((one) => ({
          key: one.key,
          kind: one.kind === 'reject' ? ('reject' as const) : ('revision' as const),
          name: locale === 'en' ? one.name_en : one.name_id,
          text: one.text_id,
        })),
    },
  }
}
