import { TRANSACTION_TRANSITIONS } from './payments/transaction'
import {
  INVOICE_TRANSITIONS,
  PAYMENT_TRANSITIONS,
  REFUND_TRANSITIONS,
  SUBSCRIPTION_TRANSITIONS,
  type SubscriptionStatus,
} from './status'

/** What each state of a subscription means. A state without words here does not compile. */
const SUBSCRIPTION_MEANING: Record<SubscriptionStatus, string> = {
  pending: 'Chosen; begins when its first invoice is paid.',
  trialing: 'Tried without payment, once per company, until the last of its days.',
  active: 'Runs; the next period is invoiced ahead of time.',
  past_due: 'Its period is over and the next one unpaid; the plan still holds.',
  restricted: 'Unpaid for longer; the free plan’s quotas hold until it is paid.',
  paused: 'Rests until a chosen day; nothing is invoiced and the free plan’s quotas hold.',
  canceled: 'Ended by its owner, by finance, or by another plan that took its place.',
  expired: 'Ended unpaid.',
}

/** The tables of billing's states as Markdown, made from the tables that the code itself reads. */
export function renderBillingStates(): string {
  return [
    '# States of billing',
    '',
    'Printed by the same command from `lib/billing/status.ts` and `lib/billing/payments/transaction.ts`. What is not in a table cannot happen: the database refuses it (`status_transitions`), and a transaction’s unknown step is recorded as stale.',
    '',
    ...table('Subscriptions', SUBSCRIPTION_TRANSITIONS, SUBSCRIPTION_MEANING),
    ...table('Invoices', INVOICE_TRANSITIONS),
    ...table('Attempts to pay', PAYMENT_TRANSITIONS),
    ...table('Refunds', REFUND_TRANSITIONS),
    ...Object.entries(TRANSACTION_TRANSITIONS).flatMap(([provider, transitions]) =>
      table(`Transactions of an attempt: ${provider}`, transitions),
    ),
  ].join('\n')
}

function table(
  title: string,
  transitions: Record<string, readonly string[]>,
  meaning?: Record<string, string>,
): string[] {
  const rows = Object.entries(transitions).map(([from, to]) => {
    const next = to.length === 0 ? '(final)' : to.map((status) => `\`${status}\``).join(', ')
    return `| \`${from}\` | ${next} |${meaning ? ` ${meaning[from]} |` : ''}`
  })
  return [
    `## ${title}`,
    '',
    meaning ? '| State | May become | What it means |' : '| State | May become |',
    meaning ? '|---|---|---|' : '|---|---|',
    ...rows,
    '',
  ]
}
