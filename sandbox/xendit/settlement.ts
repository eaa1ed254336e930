import type { Route } from '../http'
import { costOf, type Movement, reportAnswer } from '../settlement'
import type { World } from '../world'
import { CHANNELS } from './channels'
import type { Payment } from './types'

/** The columns of Xendit's transactions report that a bookkeeper reads. https://docs.xendit.co/docs/transactions-report */
export const XENDIT_COLUMNS = [
  'Status',
  'Type',
  'Channel',
  'Channel Name',
  'Currency',
  'Amount',
  'Total Fee',
  'Total VAT',
  'Net Amount',
  'Reference',
  'Product ID',
  'Payment Request ID',
  'Created Date ISO',
  'Settlement Status',
  'Settlement Date ISO',
] as const

/** GET /__control/xendit/settlement.csv */
export function settlementRoutes(world: World): Route[] {
  return [
    {
      method: 'GET',
      path: /^\/__control\/xendit\/settlement\.csv$/,
      run: (request) =>
        reportAnswer(request, {
          name: 'xendit-transactions',
          columns: XENDIT_COLUMNS,
          movements: () => world.state.payments.all().flatMap((payment) => movementsOf(world, payment)),
          print: (moved) => [
            'SUCCESS',
            moved.type,
            ...moved.channel.split('/'),
            moved.currency,
            moved.amount,
            moved.fee,
            moved.vat,
            moved.amount - moved.fee - moved.vat,
            moved.reference,
            moved.id,
            moved.note,
            moved.began_at,
            'SETTLED',
            moved.settled_at,
          ],
        }),
    },
  ]
}

/** The payment once captured, and the refunds that succeeded; the fee is not given back with them. */
function movementsOf({ state }: World, payment: Payment): Movement[] {
  if (payment.status !== 'SUCCEEDED' || !payment.captured_at || !payment.payment_id) return []
  const { kind, fee: feeClass } = CHANNELS[payment.channel_code]
  const paid: Movement = {
    type: 'PAYMENT',
    reference: payment.reference_id,
    id: payment.payment_id,
    channel: `${kind}/${payment.channel_code}`,
    currency: payment.currency,
    amount: payment.amount,
    ...costOf(feeClass, payment.amount),
    began_at: payment.created,
    settled_at: payment.captured_at,
    note: payment.payment_request_id,
  }
  const refunds = state.refunds
    .of(payment.payment_request_id)
    .filter(({ status }) => status === 'SUCCEEDED')
    .map(
      (refund): Movement => ({
        ...paid,
        type: 'REFUND',
        reference: refund.reference_id,
        id: refund.id,
        amount: -refund.amount,
        fee: 0,
        vat: 0,
        began_at: refund.created,
        settled_at: refund.updated,
      }),
    )
  return [paid, ...refunds]
}
