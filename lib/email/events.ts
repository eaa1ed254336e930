import type { Trx } from '@/db'
import { isId, newId } from '@/lib/ids'
import type { SendGridEvent } from './sendgrid'
import { EVENT_STATUS, replacedBy } from './status'

/**
 * Records one event of SendGrid and applies it to its message. An event seen before, or one of a message that is not ours,
 * changes nothing. Returns whether the event was new.
 */
export async function recordEmailEvent(trx: Trx, event: SendGridEvent): Promise<boolean> {
  const messageId = await findMessageId(trx, event)
  const inserted = await trx
    .insertInto('email_events')
    .values({
      id: newId(),
      message_id: messageId ?? null,
      provider_event_id: event.sg_event_id,
      event: event.event,
      reason: event.reason ?? event.response ?? null,
      body: JSON.stringify(event),
      occurred_at: new Date(event.timestamp * 1000),
    })
    .onConflict((conflict) => conflict.constraint('email_events_provider_event_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted || !messageId) return inserted !== undefined
  const at = new Date(event.timestamp * 1000)
  if (event.event === 'open') {
    await trx
      .updateTable('email_messages')
      .set((eb) => ({ opened_at: eb.fn.coalesce('opened_at', eb.val(at)) }))
      .where('id', '=', messageId)
      .execute()
  }
  const status = EVENT_STATUS[event.event as keyof typeof EVENT_STATUS]
  if (!status) return true
  await trx
    .updateTable('email_messages')
    .set({
      status,
      ...(status === 'delivered'
        ? { delivered_at: at, error: null }
        : { failed_at: at, error: event.reason ?? null }),
    })
    .where('id', '=', messageId)
    .where('status', 'in', replacedBy(status))
    .execute()
  return true
}

async function findMessageId(trx: Trx, event: SendGridEvent): Promise<string | undefined> {
  if (event.message_id && isId(event.message_id)) {
    const row = await trx
      .selectFrom('email_messages')
      .select('id')
      .where('id', '=', event.message_id)
      .executeTakeFirst()
    if (row) return row.id
  }
  // sg_message_id begins with the X-Message-Id that mail/send answered.
  const providerId = event.sg_message_id?.split('.')[0]
  if (!providerId) return undefined
  const row = await trx
    .selectFrom('email_messages')
    .select('id')
    .where('provider_message_id', '=', providerId)
    .executeTakeFirst()
  return row?.id
}
