import { z } from 'zod'
import { databaseUrl } from '@/db/connection'

const url = z.url({ protocol: /^https?$/ })

const schema = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/, 'must begin with postgres://')
    .default(() => databaseUrl()),
  APP_URL: url.default('http://localhost:3000'),
  AUTH_SECRET: z.string().min(32, 'must have at least 32 characters'),
  ENCRYPTION_KEY: z.string().regex(/^[0-9a-f]{64}$/i, 'must be 64 hexadecimal digits (32 bytes)'),
  MIDTRANS_SERVER_KEY: z.string().min(1).optional(),
  MIDTRANS_CLIENT_KEY: z.string().min(1).optional(),
  MIDTRANS_MERCHANT_ID: z.string().min(1).optional(),
  MIDTRANS_BASE_URL: url.optional(),
  XENDIT_SECRET_KEY: z.string().min(1).optional(),
  XENDIT_CALLBACK_TOKEN: z.string().min(1).optional(),
  XENDIT_BUSINESS_ID: z.string().min(1).optional(),
  XENDIT_BASE_URL: url.optional(),
  SENDGRID_API_KEY: z.string().min(1),
  SENDGRID_BASE_URL: url.optional(),
  SENDGRID_WEBHOOK_PUBLIC_KEY: z.string().min(1),
  STORAGE_URL: z
    .string()
    .regex(/^(file:|s3:\/\/|\/|\.)\S*$/, 'must be a folder, file:… or s3://bucket')
    .default('.data/files'),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
})

export type Env = z.output<typeof schema>

/**
 * Reads the environment. Throws one error whose message names each variable that is missing or malformed,
 * in a sentence meant for whoever starts the process.
 */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0])
    if (given[name] === undefined) return `${name} is missing.`
    return `${name} is malformed: ${issue.message}.`
  })
  throw new Error(`Izinku cannot start. ${problems.join(' ')} See .env.example.`)
}

let cached: Env | undefined

/** The checked environment of this process, read once. */
export function env(): Env {
  cached ??= readEnv()
  return cached
}
