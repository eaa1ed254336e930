import '@/db/testing'
import { beforeAll, describe, expect, test } from 'vitest'
import { db, type Trx } from '@/db'
import { seedDecisionReasons } from '@/db/seed/defaults/decision-reasons'
import { createUser } from '@/db/testing-rows'
import { newId } from '@/lib/ids'
import { addReason, editReason, placeReason, retireReason, retireReply, saveReply } from './mutations'
import { fillPlaceholders, unknownPlaceholders } from './placeholders'
import { listReasons, listReplies } from './queries'

const trx = <Result>(run: (tx: Trx) => Promise<Result>) => db.transaction().execute(run)
const words = {
  name_id: 'Kabur',
  name_en: 'Blurred',
  text_id: 'Foto kabur.',
  text_en: 'The photo is blurred.',
}

async function writer(mayShare: boolean) {
  const user = await createUser(db, { staff_role: mayShare ? 'supervisor' : 'reviewer' })
  return { user_id: user.id, actor: { kind: 'staff' as const, user_id: user.id, name: user.name }, mayShare }
}

beforeAll(() => seedDecisionReasons(db))

describe('reasons', () => {
  test('are added once, reworded, moved and retired, and seeding leaves them alone', async () => {
    const { actor } = await writer(true)
    const input = { key: 'blurred', kind: 'revision' as const, ...words }
    expect(await trx((tx) => addReason(tx, actor, input))).toEqual({ ok: true })
    expect(await trx((tx) => addReason(tx, actor, input))).toEqual({ ok: false, reason: 'keyTaken' })
    await trx((tx) => editReason(tx, actor, { key: 'blurred', ...words, name_id: 'Buram' }))
    const keys = async () =>
      (await listReasons(db)).filter((one) => one.kind === 'revision').map((one) => one.key)
    const before = await keys()
    expect(before.at(-1)).toBe('blurred')
    await trx((tx) => placeReason(tx, { key: 'blurred', step: -1 }))
    expect((await keys()).at(-2)).toBe('blurred')
    await trx((tx) => placeReason(tx, { key: 'blurred', step: 1 }))
    await trx((tx) => placeReason(tx, { key: 'blurred', step: 1 }))
    expect(await keys()).toEqual(before)
    await trx((tx) => retireReason(tx, actor, { key: 'unreadable', is_active: false }))
    await seedDecisionReasons(db)
    const reasons = await listReasons(db)
    expect(reasons.find((one) => one.key === 'unreadable')?.is_active).toBe(false)
    expect(reasons.find((one) => one.key === 'blurred')?.name_id).toBe('Buram')
  })
})

describe('replies', () => {
  test('are one’s own or everybody’s; nobody sees or changes another’s', async () => {
    const [rina, agus, dewi] = [await writer(false), await writer(false), await writer(true)]
    const own = { id: newId(), is_shared: false, title: 'Salam', body: 'Halo {nama_usaha}' }
    expect(await trx((tx) => saveReply(tx, rina, own))).toEqual({ ok: true })
    expect(await trx((tx) => saveReply(tx, rina, { ...own, title: 'Salam hangat' }))).toEqual({ ok: true })
    expect(await trx((tx) => saveReply(tx, agus, own))).toEqual({ ok: false, reason: 'notYours' })
    expect(await trx((tx) => retireReply(tx, agus, { id: own.id, is_active: false }))).toEqual({
      ok: false,
      reason: 'notYours',
    })
    const titles = async (who: { user_id: string }) =>
      (await listReplies(db, who.user_id)).map((one) => one.title)
    expect((await titles(rina))[0]).toBe('Salam hangat')
    expect(await titles(agus)).not.toContain('Salam hangat')
    const shared = { id: newId(), is_shared: true, title: 'Bersama', body: 'Terima kasih' }
    expect(await trx((tx) => saveReply(tx, rina, shared))).toEqual({ ok: false, reason: 'notYours' })
    expect(await trx((tx) => saveReply(tx, dewi, shared))).toEqual({ ok: true })
    expect(await titles(agus)).toContain('Bersama')
  })
})

test('placeholders are filled in; what is not known stays to be seen', () => {
  const values = { nama_usaha: 'Keripik Sari', nomor: 'IZN-2026-000001' }
  expect(fillPlaceholders('Halo {nama_usaha}, {nomor} {tenggat} {nope}', values)).toBe(
    'Halo Keripik Sari, IZN-2026-000001 {tenggat} {nope}',
  )
  expect(unknownPlaceholders('{nomor} {nope} {nope} {tenggat}')).toEqual(['nope'])
})
