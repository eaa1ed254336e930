import { sql } from 'kysely'
import { createTranslator } from 'next-intl'
import { type Db, db, type Trx } from '@/db'
import { queueEmail } from '@/lib/email/mutations'
import { env } from '@/lib/env'
import { parseLocale } from '@/lib/i18n/locale'
import { loadMessages } from '@/lib/i18n/messages'
import { log } from '@/lib/log'
import { toZone } from '@/lib/time'
import { notificationText } from './notification-text'

/** Keys are put together at run time, so that their names are no types here. */
type Texts = { staffing: { notification: Record<string, string> } }

const MINUTES_BETWEEN = 5
const MOST_ITEMS = 100
/** These do not wait for the next digest. */
const AT_ONCE = ['escalated', 'deemed']

/** After the deadlines: mails what staff should know. A failure here has nothing to do with the deadlines and undoes none. */
export async function runDigests(): Promise<void> {
  try {
    const sent = await sendDigests(db, new Date())
    if (sent > 0) log.info({ sent }, 'digests queued')
  } catch (error) {
    log.error({ err: error }, 'digests failed')
  }
}

/**
 * Gathers, for each member of staff, what wants a mail and had none into one mail, at most every five minutes unless
 * something is escalated. Each notification is in exactly one mail, however many workers run at once. Returns how many mails.
 */
export async function sendDigests(database: Db, now: Date): Promise<number> {
  const readers = await database
    .selectFrom('staff_notifications')
    .select('user_id')
    .distinct()
    .where('wants_mail', '=', true)
    .where('mailed_at', 'is', null)
    .execute()
  let sent = 0
  for (const { user_id } of readers) {
    try {
      const isSent = await database.transaction().execute((trx) => sendDigest(trx, user_id, now))
      if (isSent) sent++
    } catch (error) {
      log.error({ err: error, user_id }, 'digest failed')
    }
  }
  return sent
}

async function sendDigest(trx: Trx, userId: string, now: Date): Promise<boolean> {
  // One worker at a time for one reader; the other has nothing to wait for.
  const { rows } = await sql<{ ok: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${userId}, 2)) as ok`.execute(trx)
  if (!rows[0]?.ok) return false
  const reader = await trx
    .selectFrom('users')
    .leftJoin('staff_capacity as own', 'own.user_id', 'users.id')
    .select(['users.id', 'name', 'email', 'locale', 'time_zone', 'disabled_at', 'staff_role'])
    .select(['own.mails_reminders', 'own.digest_at'])
    .where('users.id', '=', userId)
    .executeTakeFirstOrThrow()
  await dropUnwanted(trx, userId, {
    everything: reader.disabled_at !== null || reader.staff_role === null,
    reminders: reader.mails_reminders === false,
  })
  const notes = await listWaiting(trx, userId, now)
  const earliest = (reader.digest_at?.getTime() ?? 0) + MINUTES_BETWEEN * 60_000
  if (notes.length === 0) return false
  if (now.getTime() < earliest && !notes.some((note) => AT_ONCE.includes(note.kind))) return false

  const locale = parseLocale(reader.locale)
  const t = createTranslator<Texts, 'staffing.notification'>({
    locale,
    messages: (await loadMessages(locale)) as Texts,
    namespace: 'staffing.notification',
  })
  const zone = toZone(reader.time_zone)
  await queueEmail(
    trx,
    'staff_digest',
    { email: reader.email, name: reader.name, locale, user_id: reader.id },
    {
      name: reader.name,
      count: String(notes.length),
      items: notes
        .map((note) =>
          notificationText((key, values) => t(key, values), note, locale, zone).replaceAll('\n', ' '),
        )
        .join('\n'),
      action_url: `${env().APP_URL}/admin/notifications`,
    },
    {},
  )
  await trx
    .updateTable('staff_notifications')
    .set({ mailed_at: now })
    .where(
      'id',
      'in',
      notes.map((note) => note.id),
    )
    .execute()
  await trx
    .insertInto('staff_capacity')
    .values({ user_id: userId, digest_at: now })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ digest_at: now }))
    .execute()
  return true
}

/** What was read in the app needs no mail any more, nor what the reader does not want or cannot get. */
async function dropUnwanted(
  trx: Trx,
  userId: string,
  drop: { everything: boolean; reminders: boolean },
): Promise<void> {
  await trx
    .updateTable('staff_notifications')
    .set({ wants_mail: false })
    .where('user_id', '=', userId)
    .where('wants_mail', '=', true)
    .where('mailed_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('read_at', 'is not', null),
        ...(drop.everything ? [eb.lit(true)] : []),
        ...(drop.reminders ? [eb('kind', '=', 'reminder')] : []),
      ]),
    )
    .execute()
}

async function listWaiting(trx: Trx, userId: string, now: Date) {
  return (
    trx
      .selectFrom('staff_notifications as note')
      .leftJoin('applications', 'applications.id', 'note.application_id')
      .select(['note.id', 'note.kind', 'note.data', 'applications.number'])
      .where('note.user_id', '=', userId)
      .where('note.wants_mail', '=', true)
      .where('note.mailed_at', 'is', null)
      // What may still be taken back waits until it no longer can.
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('application_undos as undo')
              .select('undo.event_id')
              .whereRef('undo.event_id', '=', 'note.event_id')
              .where('undo.expires_at', '>', now),
          ),
        ),
      )
      .orderBy('note.created_at')
      .orderBy('note.id')
      .limit(MOST_ITEMS)
      .execute()
  )
}
