import { z } from 'zod'

/** What the QR code of a certificate says by itself, without any network. Short: every character makes the code denser. */
export const signedSchema = z.strictObject({
  v: z.literal(1),
  code: z.string().max(40),
  number: z.string().max(80),
  /** Code of the licence type. */
  type: z.string().max(60),
  holder: z.string().max(200),
  issued: z.iso.date(),
  /** The first day, where it is not the day of issue. */
  from: z.iso.date().optional(),
  /** The last day; absent: without end. */
  until: z.iso.date().optional(),
})
export type SignedLicense = z.output<typeof signedSchema>

/** A published key: a JWK of RFC 8037, with how it stands. */
export type PublishedKey = {
  kty: 'OKP'
  crv: 'Ed25519'
  x: string
  kid: string
  use: 'sig'
  alg: 'EdDSA'
  status: 'active' | 'retired' | 'compromised'
}

export type KeySet = { keys: PublishedKey[] }

const JWS = /^[A-Za-z0-9_-]{8,400}\.[A-Za-z0-9_-]{8,2000}\.[A-Za-z0-9_-]{80,100}$/

/** Whether a text has the shape of a compact JWS signed with Ed25519. */
export function looksSigned(text: string): boolean {
  return JWS.test(text)
}
