import { db } from '@/db'
import { getSettings } from '@/lib/config/queries'
import { dayOf } from '@/lib/time'
import { inBatches } from './batches'
import { beginTermsBatch, listTermsDue } from './begin-terms'
import { listBillRemindersDue, remindOfBills } from './bill-reminders'
import { dunBatch, listDunningDue } from './dunning'
import { endBatch, giveUpBatch, listEndingsDue, listOffersGivenUp } from './endings'
import { listPausesDue, pauseBatch } from './pause'
import { listRenewalsDue, renewBatch } from './renewal'

/**
 * The job `billing.daily`: begins what was agreed for this day, pauses and resumes, ends what was cancelled, invoices next periods
 * ahead of time, then reminds of what is unpaid and moves it on: past due, restricted, ended. Works by Jakarta's day of `now`. Everything is decided by what stands in the rows,
 * a batch of companies in each transaction: it may run twice, at once or again after it was killed, and may have been away
 * for weeks. Throws at the end when companies were left undone, so that the queue tries again and staff see it.
 */
export async function runDailyBilling(now: Date = new Date()): Promise<void> {
  const settings = await getSettings(db)
  const today = dayOf(now)
  let failed = await inBatches('terms', await listTermsDue(db, today), (trx, batch) =>
    beginTermsBatch(trx, batch, now),
  )
  failed += await inBatches('pause', await listPausesDue(db, today), (trx, batch) =>
    pauseBatch(trx, batch, now),
  )
  failed += await inBatches('ending', await listEndingsDue(db, today), (trx, batch) =>
    endBatch(trx, batch, now),
  )
  failed += await inBatches('renewal', await listRenewalsDue(db, settings, today), (trx, batch) =>
    renewBatch(trx, settings, batch, now),
  )
  failed += await inBatches('dunning', await listDunningDue(db, settings, today), (trx, batch) =>
    dunBatch(trx, settings, batch, now),
  )
  failed += await inBatches('reminders', await listBillRemindersDue(db, settings, today), (trx, batch) =>
    remindOfBills(trx, settings, batch, now),
  )
  failed += await inBatches('giving up', await listOffersGivenUp(db, settings, today), (trx, batch) =>
    giveUpBatch(trx, settings, batch, now),
  )
  if (failed > 0) throw new Error(`Billing of the day: ${failed} of the companies could not be done`)
}
