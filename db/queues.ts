/** The job queues and how patient each one is. `db/migrate.ts` creates them; `lib/jobs` knows what runs in them. */
export const QUEUES = {
  'email.send': {
    retryLimit: 8,
    retryDelay: 5,
    retryBackoff: true,
    retryDelayMax: 3600,
    expireInSeconds: 60,
  },
  'payment.close': {
    retryLimit: 8,
    retryDelay: 10,
    retryBackoff: true,
    retryDelayMax: 3600,
    expireInSeconds: 120,
  },
  'payment.poll': { retryLimit: 2, retryDelay: 30, retryBackoff: true, expireInSeconds: 300 },
  'billing.daily': { retryLimit: 3, retryDelay: 60, retryBackoff: true, expireInSeconds: 900 },
  // Its tries end long before a provider forgets the key; the poller goes on.
  'billing.refund': {
    retryLimit: 6,
    retryDelay: 10,
    retryBackoff: true,
    retryDelayMax: 600,
    expireInSeconds: 120,
  },
  'refund.poll': { retryLimit: 0, expireInSeconds: 280 },
  'billing.books': { retryLimit: 3, retryDelay: 60, retryBackoff: true, expireInSeconds: 900 },
  'billing.balance': { retryLimit: 3, retryDelay: 60, retryBackoff: true, expireInSeconds: 900 },
  'licensing.daily': { retryLimit: 3, retryDelay: 60, retryBackoff: true, expireInSeconds: 900 },
  'licensing.deadlines': { retryLimit: 0, expireInSeconds: 600 },
  'licensing.calendar': {
    retryLimit: 12,
    retryDelay: 5,
    retryBackoff: true,
    retryDelayMax: 600,
    expireInSeconds: 1800,
  },
  'licensing.assign': { retryLimit: 0, expireInSeconds: 280 },
  'licensing.figures': { retryLimit: 0, expireInSeconds: 900 },
  'visits.sweep': { retryLimit: 0, expireInSeconds: 280 },
  'maintenance.daily': { retryLimit: 3, retryDelay: 60, retryBackoff: true, expireInSeconds: 900 },
} as const

export type QueueName = keyof typeof QUEUES

export const QUEUE_NAMES = Object.keys(QUEUES) as QueueName[]
