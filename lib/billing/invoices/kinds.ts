/** What an invoice is for: a period of a plan, a change of plan, a fee of an application, or what finance write. */
export const INVOICE_KINDS = ['subscription', 'change', 'application', 'other'] as const
export type InvoiceKind = (typeof INVOICE_KINDS)[number]
