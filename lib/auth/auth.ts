import { type BetterAuthOptions, betterAuth } from 'better-auth'
import { db } from '@/db'
import { env } from '@/lib/env'
import { newId } from '@/lib/ids'
import { log } from '@/lib/log'
import { MAX_PASSWORD, MIN_PASSWORD } from './password'
import { recordVerification, sendVerification, VERIFICATION_SECONDS } from './proofs'
import { recordSession, sessionExpiry } from './sessions'

/** Longest that a browser keeps the cookie; when a session really ends stands in its row. */
const COOKIE_SECONDS = 365 * 24 * 3600

const TIMES = { createdAt: 'created_at', updatedAt: 'updated_at' }

function options() {
  return {
    appName: 'Izinku',
    baseURL: env().APP_URL,
    basePath: '/api/auth',
    secret: env().AUTH_SECRET,
    database: { db, type: 'postgres', transaction: true },
    telemetry: { enabled: false },
    // Ours count in the database, for all processes together (rate-limits.ts).
    rateLimit: { enabled: false },
    logger: {
      log: (level, message) => {
        if (level === 'error') log.error({ message }, 'auth')
      },
    },
    advanced: {
      cookiePrefix: 'izinku',
      database: { generateId: () => newId() },
    },
    user: {
      modelName: 'users',
      fields: { emailVerified: 'email_verified', ...TIMES },
      additionalFields: { locale: { type: 'string', input: false, required: false } },
    },
    session: {
      modelName: 'sessions',
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...TIMES,
      },
      expiresIn: COOKIE_SECONDS,
      disableSessionRefresh: true,
    },
    account: {
      modelName: 'accounts',
      fields: {
        userId: 'user_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...TIMES,
      },
    },
    verification: {
      modelName: 'verifications',
      fields: { expiresAt: 'expires_at', ...TIMES },
    },
    emailAndPassword: {
      enabled: true,
      // Signing up and new passwords are our own (registration.ts, reset.ts): rows, mail and audit entry in one transaction.
      disableSignUp: true,
      requireEmailVerification: true,
      minPasswordLength: MIN_PASSWORD,
      maxPasswordLength: MAX_PASSWORD,
    },
    emailVerification: {
      expiresIn: VERIFICATION_SECONDS,
      autoSignInAfterVerification: true,
      sendVerificationEmail: sendVerification,
      afterEmailVerification: recordVerification,
    },
    databaseHooks: { session: { create: { before: sessionExpiry, after: recordSession } } },
  } satisfies BetterAuthOptions
}

type Auth = ReturnType<typeof betterAuth<ReturnType<typeof options>>>

let made: Auth | undefined

/** better-auth on our tables. Made on first use, so that importing this reads no environment. */
export function auth(): Auth {
  made ??= betterAuth(options())
  return made
}

/** The hash under which a password is kept (scrypt, by better-auth). Slow on purpose: never inside a transaction. */
export async function hashPassword(password: string): Promise<string> {
  return (await auth().$context).password.hash(password)
}

/** Whether a password is the one behind a hash. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  return (await auth().$context).password.verify({ password, hash })
}
