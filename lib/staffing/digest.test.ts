import '@/db/testing'
import { afterAll, expect, test } from 'vitest'
import { db } from '@/db'
import { createUser } from '@/db/testing-rows'
import { stopSender } from '@/lib/jobs/boss'
import { sendDigests } from './digest'
import { countUnread, listNotifications, readAllNotifications, readNotification } from './notifications'
import { notifyStaff } from './notify'

process.env.AUTH_SECRET ??= 'test-secret-test-secret-test-secret-test'
process.env.ENCRYPTION_KEY ??= '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff'
process.env.MIDTRANS_SERVER_KEY ??= 'x'
process.env.MIDTRANS_CLIENT_KEY ??= 'x'
process.env.SENDGRID_API_KEY ??= 'x'
process.env.SENDGRID_WEBHOOK_PUBLIC_KEY ??= 'x'

afterAll(stopSender)

const minutes = (count: number) => new Date(Date.now() + count * 60_000)
const staff = (overrides = {}) => createUser(db, { staff_role: 'reviewer', ...overrides })
const tell = (
  userId: string,
  kind: 'reminder' | 'escalated' | 'assigned',
  number: string,
  wants_mail = true,
) =>
  db
    .transaction()
    .execute((trx) =>
      notifyStaff(trx, [userId, userId], { kind, data: { number, reason: 'deadline' }, wants_mail }),
    )
const mailsTo = (userId: string) =>
  db
    .selectFrom('email_messages')
    .select(['variables', 'locale'])
    .where('user_id', '=', userId)
    .where('template_key', '=', 'staff_digest')
    .orderBy('created_at')
    .execute()

test('two workers at once: one mail with everything, each notification in exactly one', async () => {
  const rina = await staff({ locale: 'en' })
  await tell(rina.id, 'reminder', 'IZN-1')
  await tell(rina.id, 'escalated', 'IZN-2')
  await tell(rina.id, 'assigned', 'IZN-3', false)
  await Promise.all([sendDigests(db, minutes(0)), sendDigests(db, minutes(0)), sendDigests(db, minutes(0))])
  await sendDigests(db, minutes(60))
  const mails = await mailsTo(rina.id)
  expect(mails).toHaveLength(1)
  expect(mails[0]?.locale).toBe('en')
  expect(mails[0]?.variables).toMatchObject({
    count: '2',
    items: 'IZN-1: the deadline of this stage is near.\nIZN-2 was escalated: its deadline passed.',
  })
})

test('the next one waits five minutes, unless something was escalated', async () => {
  const agus = await staff()
  await tell(agus.id, 'reminder', 'IZN-4')
  await sendDigests(db, minutes(0))
  await tell(agus.id, 'reminder', 'IZN-5')
  await sendDigests(db, minutes(2))
  expect(await mailsTo(agus.id)).toHaveLength(1)
  await tell(agus.id, 'escalated', 'IZN-6')
  await sendDigests(db, minutes(3))
  const mails = await mailsTo(agus.id)
  expect(mails).toHaveLength(2)
  expect(mails[1]?.variables).toMatchObject({ count: '2' })
  await tell(agus.id, 'reminder', 'IZN-7')
  await sendDigests(db, minutes(9))
  expect(await mailsTo(agus.id)).toHaveLength(3)
})

test('what was read, is not wanted or can reach nobody is not mailed, later neither', async () => {
  const [reader, quiet, gone] = [await staff(), await staff(), await staff({ disabled_at: new Date() })]
  await db.insertInto('staff_capacity').values({ user_id: quiet.id, mails_reminders: false }).execute()
  for (const { id } of [reader, quiet, gone]) await tell(id, 'reminder', 'IZN-8')
  await readAllNotifications(db, reader.id, minutes(1))
  await sendDigests(db, minutes(2))
  await db
    .updateTable('staff_capacity')
    .set({ mails_reminders: true })
    .where('user_id', '=', quiet.id)
    .execute()
  await sendDigests(db, minutes(20))
  for (const { id } of [reader, quiet, gone]) expect(await mailsTo(id)).toEqual([])
})

test('the list is one’s own, paged by key, and says what is new', async () => {
  const [own, other] = [await staff(), await staff()]
  for (let index = 0; index < 35; index++) await tell(own.id, 'assigned', `IZN-${index}`, false)
  await tell(other.id, 'assigned', 'IZN-X', false)
  const first = await listNotifications(db, own.id, {})
  expect(first.rows).toHaveLength(30)
  const second = await listNotifications(db, own.id, { after: first.after })
  expect(second.rows).toHaveLength(5)
  expect(second.after).toBeUndefined()
  expect(await listNotifications(db, own.id, { before: second.before })).toMatchObject({
    rows: first.rows.map(({ id }) => ({ id })),
  })
  const [newest] = first.rows
  expect(await countUnread(db, own.id)).toBe(35)
  expect(await readNotification(db, other.id, newest?.id ?? '')).toBeUndefined()
  expect(await readNotification(db, own.id, newest?.id ?? '')).toEqual({ application_id: null })
  expect(await countUnread(db, own.id)).toBe(34)
  expect((await listNotifications(db, own.id, { unread: true })).rows[0]?.id).toBe(first.rows[1]?.id)
  await readAllNotifications(db, own.id, minutes(1))
  expect(await countUnread(db, own.id)).toBe(0)
})
