import type { Trx } from '@/db'
import { type ActionResult, DONE, refuse } from '@/lib/action-result'
import type { Actor } from '@/lib/audit/mutations'
import { queueReset } from '../reset'

/** Mails a user the link to a new password, on behalf of staff, who never see it. Refuses `notFound` and `disabled`. */
export async function sendResetMail(trx: Trx, userId: string, actor: Actor): Promise<ActionResult> {
  const user = await trx
    .selectFrom('users')
    .select(['id', 'name', 'email', 'locale', 'disabled_at'])
    .where('id', '=', userId)
    .executeTakeFirst()
  if (!user) return refuse('notFound')
  if (user.disabled_at) return refuse('disabled')
  await queueReset(trx, user, actor)
  return DONE
}
