import { createPrivateKey } from 'node:crypto'
import { exportJWK, generateKeyPair, importPKCS8 } from 'jose'
import type { Db, Trx } from '@/db'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import { decrypt, encrypt } from '@/lib/crypto'
import { randomCode, type StaffId } from '@/lib/ids'
import type { KeySet, PublishedKey } from './payload'

export type KeyStatus = PublishedKey['status']

type ActiveKey = { kid: string; private_key: string }

/**
 * The key that signs now, made on first use. Of two processes that make the first one at once, the index lets one through
 * and both use that.
 */
export async function getActiveKey(db: Db | Trx): Promise<ActiveKey> {
  const known = await findActiveKey(db)
  if (known) return known
  await insertKey(db, null)
  const made = await findActiveKey(db)
  if (!made) throw new Error('The signing key was retired while it was made')
  return made
}

async function findActiveKey(db: Db | Trx): Promise<ActiveKey | undefined> {
  const row = await db
    .selectFrom('signing_keys')
    .select(['kid', 'private_key'])
    .where('status', '=', 'active')
    .executeTakeFirst()
  return row?.private_key ? { kid: row.kid, private_key: row.private_key } : undefined
}

async function insertKey(db: Db | Trx, createdBy: string | null): Promise<string | undefined> {
  const pair = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
  const { kty, crv, x, d } = await exportJWK(pair.privateKey)
  const pem = createPrivateKey({ key: { kty, crv, x, d }, format: 'jwk' }).export({
    type: 'pkcs8',
    format: 'pem',
  })
  const row = await db
    .insertInto('signing_keys')
    .values({
      kid: randomCode(8).toLowerCase(),
      public_jwk: JSON.stringify({ kty, crv, x }),
      private_key: encrypt(pem.toString()),
      created_by: createdBy,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('kid')
    .executeTakeFirst()
  return row?.kid
}

/** The private half, ready to sign. */
export async function openKey(key: ActiveKey) {
  return importPKCS8(decrypt(key.private_key), 'EdDSA')
}

/**
 * Puts a new key in the place of the one that signs. Certificates signed with the old one go on to verify; its private
 * half is forgotten. `conflict` when somebody was faster: the key one wanted to retire does not sign any more.
 */
export async function rotateKey(
  trx: Trx,
  actor: Actor,
  input: { kid: string; reason: string },
  now = new Date(),
): Promise<{ ok: true; kid: string } | { ok: false; reason: 'conflict' }> {
  return endKey(trx, actor, input, 'retired', now)
}

/**
 * Declares a key compromised, the present one or an old one: nothing signed with it proves anything from now on, and
 * certificates are signed with another key when they are next downloaded.
 */
export async function declareCompromised(
  trx: Trx,
  actor: Actor,
  input: { kid: string; reason: string },
  now = new Date(),
): Promise<{ ok: true; kid: string } | { ok: false; reason: 'conflict' }> {
  return endKey(trx, actor, input, 'compromised', now)
}

async function endKey(
  trx: Trx,
  actor: Actor,
  { kid, reason }: { kid: string; reason: string },
  status: 'retired' | 'compromised',
  now: Date,
): Promise<{ ok: true; kid: string } | { ok: false; reason: 'conflict' }> {
  const from: KeyStatus[] = status === 'retired' ? ['active'] : ['active', 'retired']
  const before = await trx
    .selectFrom('signing_keys')
    .select(['status', 'retired_at'])
    .where('kid', '=', kid)
    .where('status', 'in', from)
    .forUpdate()
    .executeTakeFirst()
  if (!before) return { ok: false, reason: 'conflict' }
  await trx
    .updateTable('signing_keys')
    .set({ status, reason, private_key: null, retired_at: before.retired_at ?? now })
    .where('kid', '=', kid)
    .execute()
  const next = before.status === 'active' ? await insertKey(trx, actor.user_id) : undefined
  await recordAudit(trx, actor, {
    action: `signing_key.${status}`,
    entity_type: 'signing_key',
    entity_id: kid,
    before: { status: before.status },
    after: { status, reason, successor: next },
  })
  return { ok: true, kid: next ?? kid }
}

/** The keys as everyone may have them, for checking certificates without asking us. */
export async function getKeySet(db: Db): Promise<KeySet> {
  const rows = await db
    .selectFrom('signing_keys')
    .select(['kid', 'public_jwk', 'status'])
    .orderBy('activated_at', 'desc')
    .orderBy('kid')
    .execute()
  return {
    keys: rows.map(({ kid, public_jwk, status }) => ({
      kty: 'OKP',
      crv: 'Ed25519',
      x: (public_jwk as { x: string }).x,
      kid,
      use: 'sig',
      alg: 'EdDSA',
      status: status as KeyStatus,
    })),
  }
}

/** The keys for staff, the latest first. Nothing secret is among it. */
export async function listKeys(db: Db, _staff: StaffId) {
  const rows = await db
    .selectFrom('signing_keys')
    .leftJoin('users', 'users.id', 'signing_keys.created_by')
    .select(['kid', 'status', 'reason', 'activated_at', 'retired_at', 'users.name as created_by'])
    .orderBy('activated_at', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, status: row.status as KeyStatus }))
}

export type KeyRow = Awaited<ReturnType<typeof listKeys>>[number]
