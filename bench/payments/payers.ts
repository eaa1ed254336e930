import { setTimeout as delay } from 'node:timers/promises'
import { db } from '@/db'
import type { ChannelCode } from '@/lib/billing/payments/channels'
import { startCheckout } from '@/lib/billing/payments/checkout'
import type { CompanyId } from '@/lib/ids'
import type { Sandbox } from '@/sandbox/server'
import type { Order } from './customers'
import { giveBack, isReturnFate, RETURN_FATES } from './refunders'

/** What a payer does, drawn for each; the comments say how it has to end. */
export const FATES = [
  // Paid once.
  'pays',
  // Refused first, then paid by another way.
  'retries',
  // Paid at both providers: one settles, the other is credit.
  'pays twice',
  // Paid after the page had run out.
  'pays late',
  // Settled, then taken back by the bank: owed again.
  'taken back',
  // Never paid.
  'leaves',
  ...RETURN_FATES,
] as const
export type Fate = (typeof FATES)[number]
const WEIGHTS: Record<Fate, number> = {
  pays: 42,
  retries: 10,
  'pays twice': 7,
  'pays late': 7,
  'taken back': 5,
  leaves: 5,
  'gives all back': 5,
  'gives parts back': 5,
  'two give back': 4,
  'given back elsewhere': 4,
  'given back twice': 3,
  'charged back': 3,
}

const MIDTRANS: [ChannelCode, string][] = [
  ['qris', 'qris'],
  ['va_bca', 'bca_va'],
  ['gopay', 'gopay'],
]
const XENDIT: [ChannelCode, string][] = [
  ['va_bni', 'BNI_VIRTUAL_ACCOUNT'],
  ['va_bri', 'BRI_VIRTUAL_ACCOUNT'],
  ['shopeepay', 'SHOPEEPAY'],
  ['linkaja', 'LINKAJA'],
]
/** Money that came by bank transfer cannot be sent back the way it came. */
const isReturnable = ([channel]: [ChannelCode, string]) => !channel.startsWith('va_')
/** Which provider carries each channel of the run out. */
export const PROVIDER_OF = Object.fromEntries([
  ...[...MIDTRANS.map(([channel]) => channel), 'va_permata'].map((channel) => [channel, 'midtrans']),
  ...XENDIT.map(([channel]) => [channel, 'xendit']),
])

export type Random = () => number

export function drawFate(random: Random): Fate {
  let left = random() * Object.values(WEIGHTS).reduce((sum, weight) => sum + weight, 0)
  for (const fate of FATES) {
    left -= WEIGHTS[fate]
    if (left < 0) return fate
  }
  return 'pays'
}

/** One payer with one invoice, through everything that can go wrong on the way: tries again until it did what its fate says. */
export async function actAsPayer(sandbox: Sandbox, order: Order, fate: Fate, random: Random): Promise<void> {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
  // Only Midtrans tells of money that banks take back.
  const isMidtrans = random() < 0.5 || fate === 'taken back' || fate === 'charged back'
  const ways = isMidtrans ? MIDTRANS : XENDIT
  const first =
    fate === 'taken back'
      ? (['va_permata', 'permata_va'] as [ChannelCode, string])
      : pick(isReturnFate(fate) ? ways.filter(isReturnable) : ways)
  const attempt = await open(order, first[0], isMidtrans ? 'midtrans' : 'xendit')
  if (!attempt) return
  if (fate === 'leaves') return
  if (fate === 'retries') {
    await refuse(sandbox, attempt, first[1])
    const other = pick(isMidtrans ? XENDIT : MIDTRANS)
    const second = await open(order, other[0], isMidtrans ? 'xendit' : 'midtrans')
    if (second) await pay(sandbox, second, other[1])
    return
  }
  if (fate === 'pays late') expirePage(sandbox, attempt)
  if (fate === 'pays twice') {
    const other = pick(isMidtrans ? XENDIT : MIDTRANS)
    const second = await open(order, other[0], isMidtrans ? 'xendit' : 'midtrans')
    if (second) await pay(sandbox, second, other[1])
  }
  await pay(sandbox, attempt, first[1])
  if (isReturnFate(fate)) await giveBack(sandbox, order.invoice_id, attempt, fate, random)
  if (fate === 'taken back') {
    await delay(random() * 500)
    for (const { transaction_id, order_id } of sandbox.midtrans.overview().transactions)
      if (order_id === attempt.order_id) sandbox.midtrans.move(transaction_id, 'deny')
  }
}

export type Attempt = { provider: string; order_id: string; session_id: string | null }

/** Opens a payment page, pressing again for as long as anything fails. Undefined where the invoice is not open any more. */
async function open(order: Order, channel: ChannelCode, provider: string): Promise<Attempt | undefined> {
  const until = Date.now() + 60_000
  let last: unknown
  while (Date.now() < until) {
    try {
      const outcome = await startCheckout({
        company_id: order.company_id as CompanyId,
        slug: 'bench',
        invoice_number: order.number,
        payer: { name: 'Bench', email: 'bench@bench.test', phone: null },
        actor: { kind: 'user', user_id: null, name: 'Bench' },
        channel,
      })
      if (!outcome.ok && outcome.reason === 'notOpen') return undefined
      last = outcome
      const row = outcome.ok ? await findAttempt(order.invoice_id, provider) : undefined
      if (row) return row
    } catch (error) {
      // The database or the app is down: a person would press again, too.
      last = error
    }
    await delay(200)
  }
  throw new Error(`No page at ${provider} for ${order.number} by ${channel} within a minute`, { cause: last })
}

async function findAttempt(invoiceId: string, provider: string): Promise<Attempt | undefined> {
  const row = await db
    .selectFrom('payments')
    .select(['provider', 'order_id', 'provider_token'])
    .where('invoice_id', '=', invoiceId)
    .where('provider', '=', provider)
    .where('redirect_url', 'is not', null)
    .orderBy('created_at', 'desc')
    .executeTakeFirst()
  return row && { provider: row.provider, order_id: row.order_id, session_id: row.provider_token }
}

async function pay(sandbox: Sandbox, attempt: Attempt, method: string): Promise<void> {
  const id = choose(sandbox, attempt, method)
  // Somebody who waited too long finds the page closed; then nothing was paid.
  if (!id) return
  await delay(5)
  if (attempt.provider === 'midtrans') sandbox.midtrans.pay(id)
  else sandbox.xendit.pay(id)
}

async function refuse(sandbox: Sandbox, attempt: Attempt, method: string): Promise<void> {
  const id = choose(sandbox, attempt, method)
  if (!id) return
  if (attempt.provider === 'midtrans') sandbox.midtrans.move(id, 'deny')
  else sandbox.xendit.fail(id)
}

function choose(sandbox: Sandbox, attempt: Attempt, method: string): string | undefined {
  return attempt.provider === 'midtrans'
    ? sandbox.midtrans.choose(attempt.order_id, method)
    : sandbox.xendit.choose(attempt.session_id ?? '', method)
}

function expirePage(sandbox: Sandbox, attempt: Attempt): void {
  if (attempt.provider === 'midtrans') return
  sandbox.xendit.expire(attempt.session_id ?? '')
}
