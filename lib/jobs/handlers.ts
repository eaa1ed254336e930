import type { QueueName } from '@/db/queues'
import { runRecognition } from '@/lib/billing/books/recognition'
import { closePayment } from '@/lib/billing/payments/close'
import { pollSilentPayments } from '@/lib/billing/payments/poll'
import { runBalanceCheck } from '@/lib/billing/reconciliation/check'
import { pollRefunds } from '@/lib/billing/refunds/poll'
import { sendRefund } from '@/lib/billing/refunds/send'
import { runDailyBilling } from '@/lib/billing/subscriptions/daily'
import { sendQueuedEmail } from '@/lib/email/send'
import { recomputeDeadlines } from '@/lib/licensing/deadlines/recompute'
import { runDeadlines } from '@/lib/licensing/deadlines/sweep'
import { runDailyLicensing } from '@/lib/licensing/licenses/expiry'
import { refreshFigures } from '@/lib/licensing/statistics/refresh'
import { runVisitSweep } from '@/lib/licensing/visits/sweep'
import { runAssignments } from '@/lib/staffing/assign'
import type { JobPayloads } from './boss'
import { runDailyMaintenance } from './maintenance'

type Handlers = { [Name in QueueName]: (payload: JobPayloads[Name]) => Promise<void> }

/** What runs in each queue. A handler may run twice for one job, so each is safe to repeat. */
export const HANDLERS: Handlers = {
  'email.send': sendQueuedEmail,
  'payment.close': closePayment,
  'payment.poll': pollSilentPayments,
  'billing.daily': () => runDailyBilling(),
  'billing.refund': sendRefund,
  'refund.poll': () => pollRefunds(),
  'billing.books': () => runRecognition(),
  'billing.balance': () => runBalanceCheck(),
  'licensing.daily': () => runDailyLicensing(),
  'licensing.deadlines': () => runDeadlines(),
  'licensing.calendar': recomputeDeadlines,
  'licensing.assign': () => runAssignments(),
  'licensing.figures': () => refreshFigures(),
  'visits.sweep': () => runVisitSweep(),
  'maintenance.daily': () => runDailyMaintenance(),
}

/** When the recurring ones run, in Asia/Jakarta. */
export const SCHEDULES: { name: QueueName; cron: string }[] = [
  { name: 'payment.poll', cron: '* * * * *' },
  { name: 'billing.daily', cron: '15 0 * * *' },
  { name: 'refund.poll', cron: '*/2 * * * *' },
  { name: 'billing.books', cron: '0 1 * * *' },
  { name: 'billing.balance', cron: '30 1 * * *' },
  { name: 'licensing.daily', cron: '5 0 * * *' },
  { name: 'licensing.deadlines', cron: '* * * * *' },
  { name: 'licensing.assign', cron: '* * * * *' },
  { name: 'licensing.figures', cron: '* * * * *' },
  { name: 'visits.sweep', cron: '*/5 * * * *' },
  { name: 'maintenance.daily', cron: '40 2 * * *' },
]
