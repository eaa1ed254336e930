import { getLocale } from 'next-intl/server'
import { db } from '@/db'
import type { GrantedStaff } from '@/lib/auth/gates'
import { can } from '@/lib/auth/permissions'
import { getShownSettings } from '@/lib/config/queries'
import type { Answers } from '@/lib/licensing/applications/answer-values'
import { say } from '@/lib/licensing/definitions/texts'
import type { Dossier } from '@/lib/licensing/review/dossier'
import { findDossier } from '@/lib/licensing/review/dossier'
import { findNextOwn } from '@/lib/licensing/review/next'
import { listMentionable } from '@/lib/licensing/review/notes'
import { findUndoable } from '@/lib/licensing/review/undo'
import { listSentFiles } from '@/lib/licensing/review/versions'
import { listSeenBy } from '@/lib/licensing/review/views'
import { listReasons, listReplies, type Reason, type Reply } from '@/lib/licensing/wording/queries'
import { getWorkingCalendar } from '@/lib/reference/queries'
import { formatWeekday } from '@/lib/time'
import { lastDayOf } from '@/lib/working-days'
import { listPresentReviewers } from './present-reviewers'

export type LoadedCase = NonNullable<Awaited<ReturnType<typeof loadCase>>>

/** Everything the screen of a case shows, side by side; undefined where there is no such case for staff. */
export async function loadCase(id: string, staff: GrantedStaff) {
  const decides = can(staff.role, 'case.decide')
  const [locale, dossier, reviewers, mentionable, reasons, replies, undo, seenBy, calendar, settings] =
    await Promise.all([
      getLocale(),
      findDossier(db, id),
      decides ? listPresentReviewers(db) : [],
      decides ? listMentionable(db) : [],
      listReasons(db),
      decides ? listReplies(db, staff.staff_id) : [],
      decides ? findUndoable(db, staff.staff_id) : undefined,
      can(staff.role, 'audit.view') ? listSeenBy(db, staff.staff_id, id) : undefined,
      getWorkingCalendar(db),
      getShownSettings(db),
    ])
  if (!dossier) return undefined
  const { application, submissions } = dossier
  const [files, next] = await Promise.all([
    submissions.length > 1 ? listSentFiles(db, application.company_id, submissions) : [],
    decides ? findNextOwn(db, staff.staff_id, application) : undefined,
  ])
  return {
    dossier,
    answers: application.data as Answers,
    actor: { kind: 'staff' as const, user_id: staff.staff_id as string, role: staff.role },
    reviewers,
    mentionable: mentionable.filter((one) => one.id !== staff.staff_id),
    wording: {
      desk: {
        reasons: offerReasons(reasons, application.applicant_locale, locale),
        replies: offerReplies(replies),
        values: valuesOf(dossier, staff, locale),
      },
      names: new Map(reasons.map((one) => [one.key, locale === 'en' ? one.name_en : one.name_id])),
    },
    undo,
    seenBy,
    calendar,
    longestHold: settings['licensing.hold_days'],
    files,
    next,
  }
}

/** Named in the reviewer's language, with the words in the applicant's. */
function offerReasons(reasons: Reason[], applicantLocale: string | null, locale: string) {
  return reasons
    .filter((one) => one.is_active)
    .map((one) => ({
      key: one.key,
      kind: one.kind === 'reject' ? ('reject' as const) : ('revision' as const),
      name: locale === 'en' ? one.name_en : one.name_id,
      text: applicantLocale === 'en' ? one.text_en : one.text_id,
    }))
}

function offerReplies(replies: Reply[]) {
  return replies
    .filter((one) => one.is_active)
    .map(({ id, title, body, owner_id }) => ({ id, title, body, is_own: owner_id !== null }))
}

function valuesOf({ application, definition, stages }: Dossier, staff: GrantedStaff, locale: string) {
  const current = stages.find((stage) => stage.id === application.current_stage_id)
  const spec = definition.stages.find((stage) => stage.key === current?.key)
  return {
    nama_usaha: application.trade_name,
    nomor: application.number,
    izin: say(definition.name, locale),
    nama_petugas: staff.user.name,
    ...(spec && { tahap: say(spec.name, locale) }),
    ...(application.due_at && { tenggat: formatWeekday(lastDayOf(application.due_at), locale) }),
  }
}
