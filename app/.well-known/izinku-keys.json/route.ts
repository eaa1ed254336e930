import { db } from '@/db'
import { getKeySet } from '@/lib/licensing/signing/keys'

/** The public keys of our certificates as a JWK set (RFC 7517), for whoever checks them without asking us. */
export async function GET(): Promise<Response> {
  return Response.json(await getKeySet(db), {
    headers: {
      'Content-Type': 'application/jwk-set+json',
      // Short: that a key was declared compromised must reach everyone soon.
      'Cache-Control': 'public, max-age=300',
      'Access-Control-Allow-Origin': '*',
    },
  })
}
