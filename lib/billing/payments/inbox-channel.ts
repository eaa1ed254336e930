/** The channel of PostgreSQL on which arrivals in the table of events are told. */
export const INBOX_CHANNEL = 'payment_events'
