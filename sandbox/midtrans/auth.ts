import { timingSafeEqual } from 'node:crypto'
import type { Request } from '../http'
import type { World } from '../world'

/** HTTP Basic with the server key as user and an empty password. */
export function isAuthorized(world: World, request: Request): boolean {
  const expected = Buffer.from(
    `Basic ${Buffer.from(`${world.config.midtransServerKey}:`).toString('base64')}`,
  )
  const given = Buffer.from(request.raw.headers.authorization ?? '')
  return given.length === expected.length && timingSafeEqual(given, expected)
}
