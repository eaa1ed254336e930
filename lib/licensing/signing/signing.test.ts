import '@/db/testing'
import jsQR from 'jsqr'
import { describe, expect, test } from 'vitest'
import { db } from '@/db'
import { createUser } from '@/db/testing-rows'
import type { Actor } from '@/lib/audit/mutations'
import type { StaffId } from '@/lib/ids'
import { qrMatrix } from '../licenses/qr-code'
import type { VerifiedLicense } from '../licenses/verification'
import { declareCompromised, getActiveKey, getKeySet, listKeys, rotateKey } from './keys'
import { signLicense, verificationUrl } from './sign'
import { verifySigned } from './verify'

process.env.ENCRYPTION_KEY ??= '0'.repeat(64)
for (const name of ['AUTH_SECRET', 'MIDTRANS_SERVER_KEY', 'MIDTRANS_CLIENT_KEY', 'SENDGRID_API_KEY'])
  process.env[name] ??= 'x'.repeat(40)
process.env.SENDGRID_WEBHOOK_PUBLIC_KEY ??= 'x'

const LICENSE = {
  verification_code: 'ABCDEFGHJKMNPQRSTUVW',
  number: '206327301000131',
  license_code: 'spp_irt',
  holder_name: 'Keripik Singkong Bu Sari Wulandari Bandung',
  issued_on: '2026-01-05',
  valid_from_on: '2026-01-06',
  valid_until_on: '2031-01-05',
} as VerifiedLicense

async function admin(): Promise<Actor> {
  const user = await createUser(db, { staff_role: 'admin' })
  return { kind: 'staff', user_id: user.id, name: user.name }
}

const rotate = async (kid: string) =>
  db.transaction().execute(async (trx) => rotateKey(trx, await admin(), { kid, reason: 'Tahunan' }))
const compromise = async (kid: string) =>
  db.transaction().execute(async (trx) => declareCompromised(trx, await admin(), { kid, reason: 'Bocor' }))

test('the first key is made once, however many need it at once, and kept encrypted', async () => {
  const keys = await Promise.all(Array.from({ length: 6 }, () => getActiveKey(db)))
  expect(new Set(keys.map((key) => key.kid)).size).toBe(1)
  expect(keys[0]?.private_key).toMatch(/^v1\./)
  expect(JSON.stringify(await getKeySet(db))).not.toContain('"d"')
})

describe('a signed certificate', () => {
  test('proves its facts, and nothing once a letter of it is another one', async () => {
    const jws = await signLicense(db, LICENSE)
    const keys = await getKeySet(db)
    expect(await verifySigned(jws, keys)).toMatchObject({
      verdict: 'genuine',
      license: { number: LICENSE.number, until: '2031-01-05', from: '2026-01-06' },
    })
    const [head, payload = '', signature = ''] = jws.split('.')
    const other = Buffer.from(Buffer.from(payload, 'base64url').toString().replace('2031', '2091')).toString(
      'base64url',
    )
    expect(await verifySigned(`${head}.${other}.${signature}`, keys)).toEqual({ verdict: 'forged' })
    const turned = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`
    expect(await verifySigned(`${head}.${payload}.${turned}`, keys)).toEqual({ verdict: 'forged' })
    // The header is signed too: one that asks for another way of checking is not listened to.
    const none = Buffer.from(JSON.stringify({ alg: 'none', kid: keys.keys[0]?.kid })).toString('base64url')
    expect(await verifySigned(`${none}.${payload}.${signature}`, keys)).toEqual({ verdict: 'forged' })
    expect(await verifySigned(jws, { keys: [] })).toEqual({ verdict: 'unknownKey' })
    expect(await verifySigned('bukan.tanda.tangan', keys)).toEqual({ verdict: 'unreadable' })
  })

  test('fits a QR code that a camera reads', async () => {
    const jws = await signLicense(db, LICENSE)
    const url = verificationUrl('https://izinku.example.go.id', LICENSE.verification_code, jws)
    const matrix = qrMatrix(url)
    // Version 15: 77 modules on 54 mm are 0.7 mm each.
    expect(matrix.size).toBeLessThanOrEqual(77)
    expect(readQr(matrix)).toBe(url)
  })
})

describe('keys', () => {
  test('a retired key goes on to verify, and only one of two changes wins', async () => {
    const jws = await signLicense(db, LICENSE)
    const { kid } = await getActiveKey(db)
    const outcomes = await Promise.all([rotate(kid), rotate(kid)])
    expect(outcomes.map((outcome) => outcome.ok).sort()).toEqual([false, true])
    expect((await getActiveKey(db)).kid).not.toBe(kid)
    expect(await verifySigned(jws, await getKeySet(db))).toMatchObject({ verdict: 'genuine' })
    expect(await signLicense(db, LICENSE)).not.toBe(jws)
    const row = await db.selectFrom('signing_keys').selectAll().where('kid', '=', kid).executeTakeFirst()
    expect(row).toMatchObject({ status: 'retired', private_key: null })
  })

  test('what a compromised key signed proves nothing any more, and the next download is signed anew', async () => {
    const jws = await signLicense(db, LICENSE)
    const { kid } = await getActiveKey(db)
    expect(await compromise(kid)).toMatchObject({ ok: true })
    expect(await compromise(kid)).toEqual({ ok: false, reason: 'conflict' })
    const keys = await getKeySet(db)
    expect(await verifySigned(jws, keys)).toEqual({ verdict: 'compromised' })
    expect(await verifySigned(await signLicense(db, LICENSE), keys)).toMatchObject({ verdict: 'genuine' })
    const listed = await listKeys(db, 'x' as StaffId)
    expect(listed.filter((key) => key.status === 'active')).toHaveLength(1)
    const audit = await db
      .selectFrom('audit_log')
      .select('entity_id')
      .where('action', '=', 'signing_key.compromised')
      .execute()
    expect(audit).toEqual([{ entity_id: kid }])
  })
})

/** Draws a code as a camera would see it, with its quiet zone, and reads it. */
function readQr(matrix: ReturnType<typeof qrMatrix>): string | undefined {
  const scale = 4
  const side = (matrix.size + 8) * scale
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const [row, column] = [Math.floor(y / scale) - 4, Math.floor(x / scale) - 4]
      const isInside = row >= 0 && column >= 0 && row < matrix.size && column < matrix.size
      if (isInside && matrix.get(row, column)) pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3)
    }
  }
  return jsQR(pixels, side, side)?.data
}
