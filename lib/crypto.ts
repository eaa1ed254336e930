import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { env } from './env'

/** Encrypts a short secret (NIK, one-time links) with AES-256-GCM under `ENCRYPTION_KEY`: `v1.<iv>.<tag>.<text>`, base64url. */
export function encrypt(text: string, key: string = env().ENCRYPTION_KEY): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(key, 'hex'), iv)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return [
    'v1',
    iv.toString('base64url'),
    cipher.getAuthTag().toString('base64url'),
    sealed.toString('base64url'),
  ].join('.')
}

/** The text behind `encrypt`. Throws when the text was altered or the key is another one. */
export function decrypt(sealed: string, key: string = env().ENCRYPTION_KEY): string {
  const [version, iv, tag, text] = sealed.split('.')
  if (version !== 'v1' || !iv || !tag || text === undefined) throw new Error('Not an encrypted text of ours')
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key, 'hex'), Buffer.from(iv, 'base64url'))
  decipher.setAuthTag(Buffer.from(tag, 'base64url'))
  return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]).toString('utf8')
}

/** SHA-256 in hex: how one-time tokens are kept, so that the table alone opens nothing. */
export function sha256(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex')
}

/** A one-time token for a link: 192 random bits. */
export function newToken(): string {
  return randomBytes(24).toString('base64url')
}
