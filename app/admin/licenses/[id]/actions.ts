'use server'

import { revalidatePath } from 'next/cache'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { type ActionResult, DONE, refuse } from '@/lib/action-result'
import { type GrantedStaff, requireStaff } from '@/lib/auth/gates'
import { moveLicense } from '@/lib/licensing/licenses/mutations'
import { correctAsStaff } from '@/lib/licensing/licenses/recorded'
import {
  reinstateSchema,
  revokeSchema,
  staffCorrectSchema,
  suspendSchema,
} from '@/lib/licensing/licenses/schema'

const gate = () => requireStaff('license.manage')

type Change = {
  license_id: string
  transaction_id: string
  reason_code: string
  comment: string
  public_text: string
  until_on?: string
}

async function change(
  move: 'suspend' | 'reinstate' | 'revoke',
  { until_on, ...input }: Change,
  { actor, role }: GrantedStaff,
): Promise<ActionResult> {
  const by = { kind: 'staff', role } as const
  const request = { ...input, move, by, actor, until_on: until_on || null }
  const outcome = await db.transaction().execute((trx) => moveLicense(trx, request))
  revalidatePath(`/admin/licenses/${input.license_id}`)
  return outcome.ok ? DONE : refuse(outcome.reason)
}

/** Suspends a licence until a day or until it is lifted. */
export const suspendAction = defineAction({
  schema: suspendSchema,
  gate,
  run: (input, granted) => change('suspend', input, granted),
})

/** Lifts a suspension. */
export const reinstateAction = defineAction({
  schema: reinstateSchema,
  gate,
  run: (input, granted) => change('reinstate', input, granted),
})

/** Revokes a licence for good. */
export const revokeAction = defineAction({
  schema: revokeSchema,
  gate,
  run: ({ sure: _sure, ...input }, granted) => change('revoke', input, granted),
})

/** Puts right a typing error in what somebody recorded. */
export const correctAction = defineAction({
  schema: staffCorrectSchema,
  gate,
  run: async (input, { actor }) => {
    const outcome = await db.transaction().execute((trx) => correctAsStaff(trx, actor, input))
    revalidatePath(`/admin/licenses/${input.license_id}`)
    return outcome.ok ? DONE : refuse(outcome.reason)
  },
})
