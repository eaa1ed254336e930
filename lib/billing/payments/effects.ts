/** What became of what a provider told us. Each is shown to finance beside the event, in words. */
export const EFFECTS = [
  'paid',
  'underpaid',
  'overpaid',
  'duplicatePayment',
  'paidOnVoid',
  'paidOnEnded',
  'wrongCurrency',
  'unreadableAmount',
  'reversed',
  'chargedBack',
  'refundConfirmed',
  'refundFailed',
  'refundElsewhere',
  /** It was sent and the provider never said what became of it. */
  'refundSilent',
  'statusChanged',
  'methodChanged',
  'unchanged',
  'stale',
  'noMeaning',
  /** Our state changed while the provider was asked: ask again. */
  'overtaken',
  // What earlier versions wrote on events.
  'amountMismatch',
  'moneyReturned',
] as const
export type Effect = (typeof EFFECTS)[number]

/** Effects that a person in finance has to look at: money that bought nothing, too much, too little, or went away again. */
export const ATTENTION_EFFECTS = [
  'underpaid',
  'overpaid',
  'duplicatePayment',
  'paidOnVoid',
  'paidOnEnded',
  'wrongCurrency',
  'unreadableAmount',
  'reversed',
  'chargedBack',
  'refundFailed',
  'refundElsewhere',
  'refundSilent',
] as const satisfies Effect[]

/** Why a payment is on finance's list: by one of these, or by what earlier versions wrote. */
export type Attention = (typeof ATTENTION_EFFECTS)[number] | 'amountMismatch' | 'moneyReturned'

/** Whether a person has to look at it. */
export function needsAttention(effect: Effect): boolean {
  return (ATTENTION_EFFECTS as readonly Effect[]).includes(effect)
}

/** Effects that left everything as it was. */
export const IDLE_EFFECTS: readonly Effect[] = ['unchanged', 'stale', 'noMeaning', 'overtaken']

/** Outcomes of an event that never got as far as a payment. */
export const OTHER_OUTCOMES = [
  'unknownOrder',
  'unconfirmed',
  'otherOrder',
  'otherMerchant',
  'providerUnavailable',
  'error',
  'unreadable',
  'forged',
  'testEvent',
  'oldInvoice',
] as const
