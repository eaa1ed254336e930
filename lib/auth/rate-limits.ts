import pg from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { getPool } from '@/db'
import type { ActionFailure } from '@/lib/action-result'
import { sha256 } from '@/lib/crypto'

const MINUTE = 60
const HOUR = 3600

type Budget = readonly [points: number, seconds: number]

/**
 * How often something may be tried, by purpose and by what is counted. Whole villages share one address of a mobile
 * network, so addresses of the network are generous and mailboxes strict.
 */
export const LIMITS = {
  sign_in: { ip: [100, 15 * MINUTE], address: [8, 15 * MINUTE] },
  sign_up: { ip: [60, HOUR], address: [5, HOUR] },
  forgot: { ip: [60, HOUR], address: [4, HOUR] },
  reset: { ip: [60, HOUR] },
  resend: { ip: [60, HOUR], address: [4, HOUR] },
  password: { user: [8, 15 * MINUTE] },
  invite_accept: { ip: [60, HOUR] },
  verify: { ip: [60, MINUTE] },
  invite_send: { company: [30, 24 * HOUR], user: [60, 24 * HOUR] },
} as const satisfies Record<string, Partial<Record<'ip' | 'address' | 'user' | 'company', Budget>>>

export type Purpose = keyof typeof LIMITS
type Subject<Name extends Purpose> = keyof (typeof LIMITS)[Name] & string

/** What is counted. An unknown network address counts together with all unknown ones. */
export type Subjects<Name extends Purpose> = { [Key in Subject<Name>]?: string | null }

export type LimitResult = { ok: true } | { ok: false; retry_after_seconds: number }

/** What a form says when a budget is used up: `tooManyTries`, with the minutes to wait. */
export function tooManyTries(limit: { retry_after_seconds: number }): ActionFailure {
  return {
    ok: false,
    reason: 'tooManyTries',
    details: { minutes: Math.ceil(limit.retry_after_seconds / 60) },
  }
}

// Our pool reads int8 as bigint; the library reckons with numbers.
const asNumbers = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === 20 ? Number : pg.types.getTypeParser(oid, format as 'text'),
} as pg.CustomTypesConfig

const client = {
  query: ({ text, values }: pg.QueryConfig) => getPool().query({ text, values, types: asNumbers }),
}

const limiters = new Map<string, RateLimiterPostgres>()

function limiterFor(purpose: Purpose, subject: string): RateLimiterPostgres | undefined {
  const [points, duration] = (LIMITS[purpose] as Record<string, Budget>)[subject] ?? []
  if (points === undefined || duration === undefined) return undefined
  const keyPrefix = `${purpose}:${subject}`
  const known = limiters.get(keyPrefix)
  if (known) return known
  const limiter = new RateLimiterPostgres({
    storeClient: client,
    storeType: 'pool',
    tableName: 'rate_limits',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix,
    points,
    duration,
  })
  limiters.set(keyPrefix, limiter)
  return limiter
}

/** Mailboxes are counted by their hash: the table tells nobody who tried. */
function keyOf(subject: string, value: string | null | undefined): string {
  if (subject === 'address') return sha256((value ?? '').trim().toLowerCase()).slice(0, 32)
  return value ?? 'unknown'
}

/** Counts one try against each of the subjects. Refuses, with the seconds to wait, when one of them is used up. */
export async function consumeLimit<Name extends Purpose>(
  purpose: Name,
  subjects: Subjects<Name>,
): Promise<LimitResult> {
  const waits = await Promise.all(
    Object.entries<string | null | undefined>(subjects).map(([subject, value]) =>
      consumeOne(limiterFor(purpose, subject), keyOf(subject, value)),
    ),
  )
  const longest = Math.max(0, ...waits)
  return longest > 0 ? { ok: false, retry_after_seconds: longest } : { ok: true }
}

async function consumeOne(limiter: RateLimiterPostgres | undefined, key: string): Promise<number> {
  if (!limiter) return 0
  try {
    await limiter.consume(key)
    return 0
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
    throw refused
  }
}

/** Takes the try back after a success: only failures use a budget up. The mailbox starts anew. */
export async function forgiveLimit<Name extends Purpose>(
  purpose: Name,
  subjects: Subjects<Name>,
): Promise<void> {
  await Promise.all(
    Object.entries<string | null | undefined>(subjects).map(([subject, value]) => {
      const limiter = limiterFor(purpose, subject)
      const key = keyOf(subject, value)
      return subject === 'ip' ? limiter?.reward(key) : limiter?.delete(key)
    }),
  )
}
