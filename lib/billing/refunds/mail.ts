import type { Selectable } from 'kysely'
import type { Trx } from '@/db'
import type { Refunds } from '@/db/types'
import { queueEmail } from '@/lib/email/mutations'
import { env } from '@/lib/env'
import { formatRupiah } from '@/lib/money'
import { numberToPath } from '../invoices/number'

/** Tells those who pay for a company that money went back to them. */
export async function queueRefundMail(trx: Trx, refund: Selectable<Refunds>): Promise<void> {
  const { number } = await trx
    .selectFrom('invoices')
    .select('number')
    .where('id', '=', refund.invoice_id)
    .executeTakeFirstOrThrow()
  const owners = await trx
    .selectFrom('company_members')
    .innerJoin('users', 'users.id', 'company_members.user_id')
    .innerJoin('companies', 'companies.id', 'company_members.company_id')
    .select(['users.id as user_id', 'users.email', 'users.name', 'users.locale'])
    .select(['companies.trade_name', 'companies.slug'])
    .where('company_members.company_id', '=', refund.company_id)
    .where('company_members.role', '=', 'owner')
    .where('users.disabled_at', 'is', null)
    .execute()
  for (const owner of owners) {
    const path = number ? `/billing/invoices/${numberToPath(number)}` : '/billing'
    await queueEmail(
      trx,
      'refund_sent',
      owner,
      {
        name: owner.name,
        company: owner.trade_name,
        invoice: number ?? '',
        amount: formatRupiah(refund.amount),
        message: refund.reason,
        action_url: `${env().APP_URL}/app/${owner.slug}${path}`,
      },
      {},
      { company_id: refund.company_id, invoice_id: refund.invoice_id },
    )
  }
}
