import { sql } from 'kysely'
import type { Trx } from '@/db'
import { type Actor, recordAudits } from '@/lib/audit/mutations'
import type { Settings } from '@/lib/config/definitions'
import { nextInvoiceNumbers } from '@/lib/number-series'
import { dayOf } from '@/lib/time'
import { post } from '../ledger/postings'
import { findTaxRules } from '../tax-rules'
import { draftInvoice, draftLines, type InvoiceRequest, issuedEntry, issuePostings } from './issue'

export type IssuedInvoice = {
  id: string
  number: string
  company_id: string
  subscription_id: string | null
  total_amount: bigint
  due_on: string | null
}

/**
 * Issues the invoices of many companies with a handful of statements, as `issueInvoice` does for one: the same rows, books and
 * log. Everything is written before the numbers are taken as one block, so that others wait for them only briefly. Answers the
 * requests whose invoice would be paid at once, by credit or because nothing is owed, in `covered`: those are issued one by
 * one, since what they buy has to begin. The caller has locked the companies.
 */
export async function issueInvoices(
  trx: Trx,
  actor: Actor,
  settings: Settings,
  requests: readonly InvoiceRequest[],
  now: Date,
): Promise<{ issued: IssuedInvoice[]; covered: InvoiceRequest[] }> {
  if (requests.length === 0) return { issued: [], covered: [] }
  const today = dayOf(now)
  const companyIds = [...new Set(requests.map((request) => request.company_id))]
  const rules = await findTaxRules(trx, today)
  const buyers = await findBuyers(trx, companyIds)
  const balances = await findCreditBalances(trx, companyIds)
  const drafts = requests.map((request) => {
    const company = buyers.get(request.company_id)
    if (!company) throw new Error(`There is no company ${request.company_id}`)
    const balance = balances.get(request.company_id) ?? 0n
    return { request, draft: draftInvoice(request, { company, rules, balance, settings }, today) }
  })
  const open = drafts.filter(({ draft }) => draft.paid_amount < draft.total_amount)
  const covered = drafts.filter(({ draft }) => draft.paid_amount === draft.total_amount)
  const issued = await insertDrafts(trx, actor, open, today)
  return { issued, covered: covered.map(({ request }) => request) }
}

async function insertDrafts(
  trx: Trx,
  actor: Actor,
  open: readonly { request: InvoiceRequest; draft: ReturnType<typeof draftInvoice> }[],
  today: string,
): Promise<IssuedInvoice[]> {
  if (open.length === 0) return []
  await trx
    .insertInto('invoices')
    .values(open.map(({ draft }) => draft))
    .execute()
  await trx
    .insertInto('invoice_lines')
    .values(open.flatMap(({ request, draft }) => draftLines(draft.id, request.lines)))
    .execute()
  await post(
    trx,
    open.flatMap(({ draft }) => issuePostings(draft)),
  )
  await recordAudits(
    trx,
    actor,
    open.map(({ draft }) => issuedEntry(draft)),
  )
  const numbers = await nextInvoiceNumbers(trx, today, open.length)
  const issued = open.map(({ draft }, index) => ({ draft, number: numbers[index] ?? '' }))
  await sql`
    update invoices set number = numbered.number, status = 'open'
    from unnest(${issued.map(({ draft }) => draft.id)}::uuid[], ${numbers}::text[]) as numbered (id, number)
    where invoices.id = numbered.id`.execute(trx)
  return issued.map(({ draft, number }) => ({
    id: draft.id,
    number,
    company_id: draft.company_id,
    subscription_id: draft.subscription_id,
    total_amount: draft.total_amount,
    due_on: draft.due_on,
  }))
}

async function findBuyers(trx: Trx, companyIds: string[]) {
  const rows = await trx
    .selectFrom('companies')
    .select(['id', 'legal_name', 'trade_name', 'address', 'postal_code', 'npwp', 'email'])
    .where('id', 'in', companyIds)
    .execute()
  return new Map(rows.map(({ id, ...company }) => [id, company]))
}

async function findCreditBalances(trx: Trx, companyIds: string[]): Promise<Map<string, bigint>> {
  const rows = await trx
    .selectFrom('ledger_postings')
    .select([
      'company_id',
      sql<bigint>`sum(case when credit_account = 'customer_credits' then amount else -amount end)::bigint`.as(
        'balance',
      ),
    ])
    .where('company_id', 'in', companyIds)
    .where((eb) =>
      eb.or([eb('credit_account', '=', 'customer_credits'), eb('debit_account', '=', 'customer_credits')]),
    )
    .groupBy('company_id')
    .execute()
  return new Map(rows.map(({ company_id, balance }) => [company_id ?? '', balance]))
}
