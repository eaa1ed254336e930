'use server'

import { redirect } from 'next/navigation'
import { db } from '@/db'
import { requireUser } from '@/lib/auth/gates'
import { startOnboarding } from '@/lib/onboarding/start'

/** Begins the onboarding of a further business, or goes on with the one under way; with what the check told when it led here. */
export async function startAnotherAction(checked: string): Promise<void> {
  const { user, actor } = await requireUser()
  await db.transaction().execute((trx) => startOnboarding(trx, actor, user.id, new Date(), String(checked)))
  redirect('/onboarding')
}
