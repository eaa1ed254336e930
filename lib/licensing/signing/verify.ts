import { compactVerify, decodeProtectedHeader, importJWK } from 'jose'
import { type KeySet, looksSigned, type SignedLicense, signedSchema } from './payload'

/**
 * What a signature proves. `compromised`: it was made with a key that somebody else may have had, so it proves nothing.
 * `unknownKey`: none of the keys given. `forged`: the text was altered, or never was ours.
 */
export type Verdict =
  | { verdict: 'genuine'; license: SignedLicense }
  | { verdict: 'compromised' | 'unknownKey' | 'forged' | 'unreadable' }

/** Checks a certificate's signature against the published keys. Runs in the browser too, and asks nobody. */
export async function verifySigned(jws: string, { keys }: KeySet): Promise<Verdict> {
  if (!looksSigned(jws)) return { verdict: 'unreadable' }
  let kid: string | undefined
  try {
    kid = decodeProtectedHeader(jws).kid
  } catch {
    return { verdict: 'unreadable' }
  }
  const key = keys.find((one) => one.kid === kid)
  if (!key) return { verdict: 'unknownKey' }
  try {
    const { kty, crv, x } = key
    const publicKey = await importJWK({ kty, crv, x }, 'EdDSA')
    const { payload } = await compactVerify(jws, publicKey, { algorithms: ['EdDSA'] })
    const license = signedSchema.safeParse(JSON.parse(new TextDecoder().decode(payload)))
    if (!license.success) return { verdict: 'unreadable' }
    return key.status === 'compromised'
      ? { verdict: 'compromised' }
      : { verdict: 'genuine', license: license.data }
  } catch {
    return { verdict: 'forged' }
  }
}
