import { db } from '@/db'
import { isDatabaseDown } from '@/db/errors'
import { sessionToken } from './session'

/**
 * Keeps the language and zone that somebody signed in chooses by the switch of a page, so that mails and other devices
 * follow. While the database is away the switch still works for this browser.
 */
export async function keepChoices(choices: { locale?: string; time_zone?: string }): Promise<void> {
  if (Object.keys(choices).length === 0) return
  const token = await sessionToken()
  if (!token) return
  try {
    await db
      .updateTable('users')
      .set(choices)
      .where('id', '=', (eb) =>
        eb
          .selectFrom('sessions')
          .select('user_id')
          .where('token', '=', token)
          .where('expires_at', '>', new Date()),
      )
      .execute()
  } catch (error) {
    if (!isDatabaseDown(error)) throw error
  }
}
