import { z } from 'zod'
import { callXendit, getFromXendit, isOurFault } from '../payments/xendit'
import type { RefundAnswer, RefundOrder } from './answer'

const refundBody = z.looseObject({
  id: z.string(),
  status: z.string(),
  failure_code: z.string().nullish(),
})

/** The key is in use by another request of ours that is still under way: not that they refuse. */
const BUSY = 409

/**
 * Asks Xendit to send money back. Our key is the idempotency key, which it keeps for a day, and the refund's reference.
 * https://docs.xendit.co/apidocs/create-refund
 */
export async function refundAtXendit(
  order: RefundOrder & { payment_request_id: string | null },
): Promise<RefundAnswer> {
  const about = order.payment_request_id
    ? { payment_request_id: order.payment_request_id }
    : { payment_id: order.transaction_id }
  const body = {
    ...about,
    reference_id: order.refund_key,
    amount: Number(order.amount),
    currency: 'IDR',
    reason: 'REQUESTED_BY_CUSTOMER',
    metadata: { reason: order.reason.slice(0, 200) },
  }
  return readAnswer(await callXendit('POST', '/refunds', body, order.refund_key))
}

/** Asks Xendit what became of a refund. */
export async function findXenditRefund(id: string): Promise<RefundAnswer> {
  return readAnswer(await getFromXendit('refunds', id))
}

function readAnswer(answer: Awaited<ReturnType<typeof callXendit>>): RefundAnswer {
  if (answer.ok) return readRefund(answer.body)
  const isRefused = isOurFault(answer.status) && answer.status !== BUSY
  const detail = `${answer.code} ${answer.detail}`.trim().slice(0, 500)
  return { status: isRefused ? 'refused' : 'unavailable', detail }
}

function readRefund(body: unknown): RefundAnswer {
  const parsed = refundBody.safeParse(body)
  if (!parsed.success) return { status: 'unavailable', detail: 'unreadable refund' }
  const { id, status, failure_code } = parsed.data
  switch (status.toUpperCase()) {
    case 'SUCCEEDED':
      return { status: 'succeeded', provider_refund_id: id }
    case 'FAILED':
    case 'CANCELLED':
      return { status: 'refused', detail: failure_code ?? status, provider_refund_id: id }
    default:
      return { status: 'pending', provider_refund_id: id }
  }
}
