/** The accounts of the books; the table `ledger_accounts` has their numbers and kinds. */
export const ACCOUNTS = [
  'cash_bank',
  'cash_midtrans',
  'cash_xendit',
  'receivable',
  'ppn_payable',
  'deferred_revenue',
  'customer_credits',
  'refunds_payable',
  'revenue_subscriptions',
  'revenue_fees',
  'provider_fees',
  'bad_debts',
] as const
export type Account = (typeof ACCOUNTS)[number]

/** Where the money of a provider is until it pays it out to our bank. */
export const CASH_OF = {
  midtrans: 'cash_midtrans',
  xendit: 'cash_xendit',
  manual: 'cash_bank',
} as const satisfies Record<string, Account>
export type PaymentProvider = keyof typeof CASH_OF
