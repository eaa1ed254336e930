import type { Trx } from '@/db'
import { formatRupiah } from '@/lib/money'
import { formatDay } from '@/lib/time'
import { commonVariables, queueBillingMails } from './mails'
import type { DunningMove } from './subscriptions/calendar'

type Next = { move: DunningMove; day: string } | null

/** Reminds of invoices: `offset` in days from the due date, `next` what happens to the plan when they stay unpaid. */
export async function queueReminderMails(
  trx: Trx,
  reminders: readonly { id: string; offset: number; next: Next }[],
): Promise<void> {
  await queueBillingMails(trx, 'payment_reminder', reminders, (billed, payer, { offset, next }) => ({
    ...commonVariables(billed, payer),
    total: formatRupiah(billed.due_amount),
    due_on: billed.due_on ? formatDay(billed.due_on, payer.locale) : '',
    due_when: whenWords(offset, payer.locale),
    next: next ? nextWords(next, payer.locale) : '',
  }))
}

/** Reminds of invoices that are for no plan: `offset` in days from the due date. */
export async function queueBillReminderMails(
  trx: Trx,
  reminders: readonly { id: string; offset: number }[],
): Promise<void> {
  await queueBillingMails(trx, 'payment_reminder', reminders, (billed, payer, { offset }) => ({
    ...commonVariables(billed, payer),
    total: formatRupiah(billed.due_amount),
    due_on: billed.due_on ? formatDay(billed.due_on, payer.locale) : '',
    due_when: whenWords(offset, payer.locale),
    next:
      payer.locale === 'en'
        ? 'Your plan goes on as it is; this invoice stands apart from it.'
        : 'Paket Anda tetap berjalan; faktur ini terpisah dari paket.',
  }))
}

/** Tells that a period ended unpaid: the plan goes on until `until`. */
export async function queuePastDueMails(
  trx: Trx,
  invoices: readonly { id: string; until: string }[],
): Promise<void> {
  await queueBillingMails(trx, 'plan_past_due', invoices, (billed, payer, { until }) => ({
    ...commonVariables(billed, payer),
    total: formatRupiah(billed.due_amount),
    due_on: billed.due_on ? formatDay(billed.due_on, payer.locale) : '',
    restrict_on: formatDay(until, payer.locale),
  }))
}

/** Tells that the limits of the free plan apply now, and when the plan ends. */
export async function queueRestrictedMails(
  trx: Trx,
  invoices: readonly { id: string; until: string }[],
): Promise<void> {
  await queueBillingMails(trx, 'plan_restricted', invoices, (billed, payer, { until }) => ({
    ...commonVariables(billed, payer),
    total: formatRupiah(billed.due_amount),
    end_on: formatDay(until, payer.locale),
  }))
}

/** Tells that a plan has ended unpaid. */
export async function queueEndedMails(trx: Trx, invoices: readonly { id: string }[]): Promise<void> {
  await queueBillingMails(trx, 'plan_ended', invoices, (billed, payer) => commonVariables(billed, payer))
}

/** Brings the first invoice of a plan that is being tried. */
export async function queueTrialEndingMails(
  trx: Trx,
  invoices: readonly { id: string; trial_end_on: string }[],
): Promise<void> {
  await queueBillingMails(trx, 'trial_ending', invoices, (billed, payer, { trial_end_on }) => ({
    ...commonVariables(billed, payer),
    total: formatRupiah(billed.due_amount),
    trial_end_on: formatDay(trial_end_on, payer.locale),
  }))
}

function whenWords(offset: number, locale: string): string {
  const days = Math.abs(offset)
  if (locale === 'en') {
    if (offset === 0) return 'due today'
    const count = `${days} ${days === 1 ? 'day' : 'days'}`
    return offset < 0 ? `due in ${count}` : `${count} overdue`
  }
  if (offset === 0) return 'jatuh tempo hari ini'
  return offset < 0 ? `jatuh tempo ${days} hari lagi` : `lewat ${days} hari`
}

function nextWords({ move, day }: NonNullable<Next>, locale: string): string {
  const on = formatDay(day, locale)
  const words = {
    past_due: {
      id: `Paket Anda berjalan terus bila dibayar sebelum ${on}.`,
      en: `Your plan goes on without a break when it is paid before ${on}.`,
    },
    restricted: {
      id: `Mulai ${on} berlaku batas paket gratis.`,
      en: `From ${on} the limits of the free plan apply.`,
    },
    ended: { id: `Paket berhenti pada ${on}.`, en: `The plan ends on ${on}.` },
  } as const satisfies Record<DunningMove, { id: string; en: string }>
  return words[move][locale === 'en' ? 'en' : 'id']
}
