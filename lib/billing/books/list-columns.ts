/** What a bookkeeper takes home of a month, each a file or a sheet. */
export const BOOK_LISTS = [
  'journal',
  'balances',
  'invoices',
  'credit_notes',
  'payments',
  'refunds',
  'tax',
] as const
export type BookList = (typeof BOOK_LISTS)[number]

type Kind = 'text' | 'day' | 'amount'
/** The columns of each list in their order, and what stands in them. */
export const BOOK_COLUMNS = {
  journal: {
    day: 'day',
    document: 'text',
    account: 'text',
    account_name: 'text',
    debit: 'amount',
    credit: 'amount',
    company: 'text',
    description: 'text',
    invoice: 'text',
  },
  balances: {
    account: 'text',
    account_name: 'text',
    opening: 'amount',
    debit: 'amount',
    credit: 'amount',
    closing: 'amount',
  },
  invoices: {
    number: 'text',
    day: 'day',
    customer: 'text',
    npwp: 'text',
    description: 'text',
    net: 'amount',
    tax_base: 'amount',
    tax: 'amount',
    total: 'amount',
    status: 'text',
    paid_on: 'day',
  },
  credit_notes: {
    number: 'text',
    day: 'day',
    invoice: 'text',
    customer: 'text',
    npwp: 'text',
    reason: 'text',
    net: 'amount',
    tax_base: 'amount',
    tax: 'amount',
    total: 'amount',
  },
  payments: {
    day: 'day',
    document: 'text',
    invoice: 'text',
    company: 'text',
    provider: 'text',
    method: 'text',
    amount: 'amount',
  },
  refunds: {
    day: 'day',
    document: 'text',
    invoice: 'text',
    company: 'text',
    way: 'text',
    reason: 'text',
    amount: 'amount',
  },
  tax: {
    day: 'day',
    number: 'text',
    invoice: 'text',
    description: 'text',
    customer: 'text',
    npwp: 'text',
    rate: 'text',
    net: 'amount',
    tax_base: 'amount',
    tax: 'amount',
  },
} as const satisfies Record<BookList, Record<string, Kind>>

export type BookCell = string | bigint | null
/** How words of the database read for people, such as `kinds.credit_note`. */
export type BookWords = (key: string) => string
