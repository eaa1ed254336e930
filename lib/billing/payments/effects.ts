/** What became of what a provider told us. Each is shown to finance beside the event, in words. */
export const EFFECTS = [
  'paid',
  'reversed',
  'statusChanged',
  'methodChanged',
  'unchanged',
  'stale',
  'noMeaning',
  'amountMismatch',
  'duplicatePayment',
  'paidOnVoid',
  'paidOnEnded',
  'moneyReturned',
  /** Our state changed while the provider was asked: ask again. */
  'overtaken',
] as const
export type Effect = (typeof EFFECTS)[number]

/** Effects that a person in finance has to look at: money came that bought nothing, or went away again. */
export const ATTENTION_EFFECTS: readonly Effect[] = [
  'amountMismatch',
  'duplicatePayment',
  'paidOnVoid',
  'paidOnEnded',
  'reversed',
  'moneyReturned',
]

/** Effects that changed a row; the others leave everything as it was. */
export const CHANGING_EFFECTS: readonly Effect[] = [
  'paid',
  'reversed',
  'statusChanged',
  'methodChanged',
  'duplicatePayment',
  'paidOnVoid',
  'paidOnEnded',
]

/** Outcomes of an event that never got as far as a payment. */
export const OTHER_OUTCOMES = [
  'unknownOrder',
  'unconfirmed',
  'otherOrder',
  'providerUnavailable',
  'error',
  'unreadable',
  'forged',
] as const
