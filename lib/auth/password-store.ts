import type { Trx } from '@/db'
import { newId } from '@/lib/ids'

/** Puts a password's hash in place of the one there was, or of none. */
export async function setPassword(trx: Trx, userId: string, passwordHash: string): Promise<void> {
  await trx
    .insertInto('accounts')
    .values({
      id: newId(),
      user_id: userId,
      provider_id: 'credential',
      account_id: userId,
      password: passwordHash,
    })
    .onConflict((conflict) =>
      conflict.constraint('accounts_provider_key').doUpdateSet({ password: passwordHash }),
    )
    .execute()
}
