'use server'

import { redirect } from 'next/navigation'
import { db } from '@/db'
import { requireUser } from '@/lib/auth/gates'
import { startOnboarding } from '@/lib/onboarding/start'

/** Begins the onboarding of a further business; the one under way when there is one already. */
export async function startAnotherAction(): Promise<void> {
  const { user, actor } = await requireUser()
  await db.transaction().execute((trx) => startOnboarding(trx, actor, user.id, new Date()))
  redirect('/onboarding')
}
