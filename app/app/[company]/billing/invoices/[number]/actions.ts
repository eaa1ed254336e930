'use server'

import { revalidatePath } from 'next/cache'
import { defineAction } from '@/lib/action'
import { refuse } from '@/lib/action-result'
import { requireMember } from '@/lib/auth/gates'
import { safeNext } from '@/lib/auth/redirects'
import { startCheckout } from '@/lib/billing/payments/checkout'
import { checkoutSchema } from '@/lib/billing/schema'

/** Opens the page of one way to pay an invoice and answers its address. Refuses what `startCheckout` refuses. */
export const payAction = defineAction({
  schema: checkoutSchema,
  gate: (input) => requireMember(input.company, 'billing.manage'),
  run: async (input, { company, user, actor }) => {
    const checkout = await startCheckout({
      company_id: company.id,
      slug: company.slug,
      invoice_number: input.number,
      channel: input.channel,
      payer: { name: user.name, email: user.email, phone: null },
      actor,
      next: safeNext(input.next),
    })
    revalidatePath(`/app/${company.slug}/billing`, 'layout')
    if (!checkout.ok) return refuse(checkout.reason)
    return { ok: true, data: { redirect_url: checkout.redirect_url } }
  },
})
