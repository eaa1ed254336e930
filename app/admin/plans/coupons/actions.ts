'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { DONE, refuse } from '@/lib/action-result'
import { requireStaff } from '@/lib/auth/gates'
import { saveCoupon, setCouponStatus } from '@/lib/billing/catalogue/coupon-mutations'
import { couponSchema, couponStatusSchema } from '@/lib/billing/catalogue/schema'

const mayEdit = () => requireStaff('plan.edit')

/** Makes a coupon or changes one. Refuses `conflict`, `codeTaken`, `couponFrozen` and `limitBelowUsed`. */
export const saveCouponAction = defineAction({
  schema: couponSchema,
  gate: mayEdit,
  run: async (input, { actor }) => {
    const outcome = await db.transaction().execute((trx) => saveCoupon(trx, actor, input))
    revalidatePath('/admin/plans/coupons', 'layout')
    if (outcome.ok) return redirect(`/admin/plans/coupons/${outcome.code}`)
    return outcome.reason === 'codeTaken' ? refuse('codeTaken', { code: 'taken' }) : refuse(outcome.reason)
  },
})

/** Stops a coupon, or lets it be used again. Refuses `conflict`. */
export const setCouponStatusAction = defineAction({
  schema: couponStatusSchema,
  gate: mayEdit,
  run: async (input, { actor }) => {
    const outcome = await db.transaction().execute((trx) => setCouponStatus(trx, actor, input))
    revalidatePath('/admin/plans/coupons', 'layout')
    return outcome.ok ? DONE : refuse(outcome.reason)
  },
})
