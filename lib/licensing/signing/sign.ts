import { CompactSign } from 'jose'
import type { Db } from '@/db'
import type { VerifiedLicense } from '../licenses/verification'
import { getActiveKey, openKey } from './keys'
import type { SignedLicense } from './payload'

/**
 * The facts of a licence signed with the present key, as a compact JWS. Made anew for each certificate: Ed25519 signs the
 * same text with the same key always the same way, so a certificate changes only when its facts or the key do.
 */
export async function signLicense(db: Db, license: VerifiedLicense): Promise<string> {
  const key = await getActiveKey(db)
  const payload: SignedLicense = {
    v: 1,
    code: license.verification_code,
    number: license.number,
    type: license.license_code ?? '',
    holder: license.holder_name,
    issued: license.issued_on,
    ...(license.valid_from_on && { from: license.valid_from_on }),
    ...(license.valid_until_on && { until: license.valid_until_on }),
  }
  return new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'EdDSA', kid: key.kid })
    .sign(await openKey(key))
}

/** What the QR code of a certificate holds: the page that tells how the licence stands, and behind the hash the proof. */
export function verificationUrl(appUrl: string, code: string, jws?: string): string {
  return `${appUrl}/verify/${code}${jws ? `#${jws}` : ''}`
}
