/** Fate of a mail; `cancelled` before it left, because what it told of was taken back. SendGrid's events come twice and in any order: each state only gives way to those listed. */
export const EMAIL_STATUSES = ['queued', 'sent', 'delivered', 'bounced', 'failed', 'cancelled'] as const
export type EmailStatus = (typeof EMAIL_STATUSES)[number]

/** Events that decide the fate; others (processed, deferred, open, click …) are kept, and change no state. */
export const EVENT_STATUS = {
  delivered: 'delivered',
  bounce: 'bounced',
  dropped: 'failed',
} as const satisfies Record<string, EmailStatus>

const GIVES_WAY_TO = {
  // A delivery can be reported before our own answer from mail/send was recorded.
  queued: ['sent', 'delivered', 'bounced', 'failed', 'cancelled'],
  sent: ['delivered', 'bounced', 'failed'],
  // The receiving server may accept a mail and return it later.
  delivered: ['bounced'],
  bounced: [],
  failed: ['delivered'],
  cancelled: [],
} as const satisfies Record<EmailStatus, readonly EmailStatus[]>

/** The states that an event's state may replace. */
export function replacedBy(status: EmailStatus): EmailStatus[] {
  return EMAIL_STATUSES.filter((from) => (GIVES_WAY_TO[from] as readonly EmailStatus[]).includes(status))
}
