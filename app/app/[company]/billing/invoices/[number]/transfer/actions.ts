'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { DONE, refuse } from '@/lib/action-result'
import { requireMember } from '@/lib/auth/gates'
import { safeNext } from '@/lib/auth/redirects'
import { numberToPath } from '@/lib/billing/invoices/number'
import { reportTransfer, withdrawTransfer } from '@/lib/billing/payments/manual'
import { parseTransferAccounts } from '@/lib/billing/payments/transfer-accounts'
import { transferSchema, withdrawTransferSchema } from '@/lib/billing/payments/transfer-schema'
import { getSettings } from '@/lib/config/queries'
import { billingPath } from '../../../paths'

/** Reports a transfer with its proof. Refuses `unknownAccount`, `unknownProof`, `notOpen`, `transferWaits`. */
export const reportTransferAction = defineAction({
  schema: transferSchema,
  gate: (input) => requireMember(input.company, 'billing.manage'),
  run: async (input, { company, actor }) => {
    const settings = await getSettings(db)
    const account = parseTransferAccounts(settings['billing.transfer_accounts']).find(
      ({ number }) => number === input.account,
    )
    if (!account) return refuse('unknownAccount', { account: 'choose' })
    const outcome = await db.transaction().execute((trx) =>
      reportTransfer(
        trx,
        actor,
        {
          company_id: company.id,
          invoice_number: input.number,
          account,
          amount: input.amount,
          transferred_on: input.transferred_on,
          sender: input.sender,
          proof_document_id: input.proof,
        },
        new Date(),
      ),
    )
    if (!outcome.ok) return refuse(outcome.reason)
    revalidatePath(`/app/${company.slug}/billing`, 'layout')
    redirect(
      billingPath(company.slug, `/invoices/${numberToPath(input.number)}`, { next: safeNext(input.next) }),
    )
  },
})

/** Takes a report back that finance has not decided about. Refuses `alreadyDecided`. */
export const withdrawTransferAction = defineAction({
  schema: withdrawTransferSchema,
  gate: (input) => requireMember(input.company, 'billing.manage'),
  run: async (input, { company, actor }) => {
    const done = await db
      .transaction()
      .execute((trx) => withdrawTransfer(trx, actor, company.id, input.payment_id, new Date()))
    revalidatePath(`/app/${company.slug}/billing`, 'layout')
    return done ? DONE : refuse('alreadyDecided')
  },
})
