/** What a sandbox is started with; every field has a demo default. */
export type SandboxOptions = {
  /** 0 takes any free port. */
  port?: number
  host?: string
  /** The address put into links that others follow (redirect_url); default: where it listens. */
  publicUrl?: string
  midtransServerKey?: string
  xenditSecretKey?: string
  xenditCallbackToken?: string
  sendgridApiKey?: string
  /** Where Midtrans' notifications go. */
  notificationUrl?: string
  xenditNotificationUrl?: string
  eventUrl?: string
  /** Real time per gateway time in retry delays: 1/60 makes a minute a second. */
  timeScale?: number
  /** How long one webhook delivery may take, in milliseconds. */
  deliveryTimeoutMs?: number
  /** How many webhook deliveries may be under way at once. */
  deliveryConcurrency?: number
  /** Where the state is kept; absent: memory only. */
  dataDir?: string
}

export type Config = Required<Omit<SandboxOptions, 'dataDir' | 'publicUrl'>> &
  Pick<SandboxOptions, 'dataDir' | 'publicUrl'>

/** The merchant's numbers at Midtrans and at Xendit. */
export const MERCHANT_ID = 'G000000001'
export const BUSINESS_ID = '6094fa76c2fd53701b8e079c'

/** Fills the gaps of `options` with the demo's values. */
export function withDefaults(options: SandboxOptions): Config {
  return {
    port: options.port ?? 4010,
    host: options.host ?? '127.0.0.1',
    publicUrl: options.publicUrl,
    midtransServerKey: options.midtransServerKey ?? 'SB-Mid-server-demo-izinku',
    xenditSecretKey: options.xenditSecretKey ?? 'xnd_development_demo-izinku',
    xenditCallbackToken: options.xenditCallbackToken ?? 'demo-xendit-callback-token',
    sendgridApiKey: options.sendgridApiKey ?? 'SG.demo-izinku',
    notificationUrl: options.notificationUrl ?? 'http://127.0.0.1:3000/api/webhooks/midtrans',
    xenditNotificationUrl: options.xenditNotificationUrl ?? 'http://127.0.0.1:3000/api/webhooks/xendit',
    eventUrl: options.eventUrl ?? 'http://127.0.0.1:3000/api/webhooks/sendgrid',
    timeScale: options.timeScale ?? 1 / 60,
    deliveryTimeoutMs: options.deliveryTimeoutMs ?? 15_000,
    deliveryConcurrency: options.deliveryConcurrency ?? 64,
    dataDir: options.dataDir,
  }
}

/**
 * Reads the server's options from environment variables.
 * @throws Error with a sentence that names the malformed variable.
 */
export function optionsFromEnv(env: NodeJS.ProcessEnv): SandboxOptions {
  return {
    port: numberFrom(
      env,
      'SANDBOX_PORT',
      (n) => Number.isInteger(n) && n >= 0 && n < 65_536,
      'a port number',
    ),
    host: env.SANDBOX_HOST || undefined,
    publicUrl: urlFrom(env, 'SANDBOX_URL')?.replace(/\/+$/, ''),
    midtransServerKey: env.MIDTRANS_SERVER_KEY || undefined,
    xenditSecretKey: env.XENDIT_SECRET_KEY || undefined,
    xenditCallbackToken: env.XENDIT_CALLBACK_TOKEN || undefined,
    sendgridApiKey: env.SENDGRID_API_KEY || undefined,
    notificationUrl: urlFrom(env, 'MIDTRANS_NOTIFICATION_URL'),
    xenditNotificationUrl: urlFrom(env, 'XENDIT_NOTIFICATION_URL'),
    eventUrl: urlFrom(env, 'SENDGRID_EVENT_URL'),
    timeScale: numberFrom(env, 'SANDBOX_TIME_SCALE', (n) => n > 0 && n <= 1, 'a number above 0, at most 1'),
    dataDir: env.SANDBOX_DATA_DIR || '.data/sandbox',
  }
}

function numberFrom(
  env: NodeJS.ProcessEnv,
  name: string,
  valid: (value: number) => boolean,
  expected: string,
): number | undefined {
  const raw = env[name]
  if (!raw) return undefined
  const value = Number(raw)
  if (!valid(value)) throw new Error(`${name} must be ${expected}, but it is "${raw}".`)
  return value
}

function urlFrom(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const raw = env[name]
  if (!raw) return undefined
  if (!URL.canParse(raw) || !/^https?:/.test(raw)) {
    throw new Error(`${name} must be an http address, but it is "${raw}".`)
  }
  return raw
}
