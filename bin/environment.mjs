// The variables a demo runs with. Whatever the caller has set wins; secrets are made once per clone.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { tsImport } from 'tsx/esm/api'
import { data, root, Trouble } from './progress.mjs'
import { pathWith } from './toolchain.mjs'

/**
 * The environment of the demo's processes, for the given ports, database and data folder. Tests pass `isolated`:
 * then nothing the caller has set for Izinku reaches them.
 */
export async function demoEnvironment({
  port,
  sandboxPort,
  databaseUrl,
  folder = data,
  isolated = false,
  mode = 'production',
}) {
  const { SENDGRID_WEBHOOK_PUBLIC_KEY } = await load('../sandbox/keys.ts')
  const fixed = {
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
    NODE_ENV: mode,
    NEXT_TELEMETRY_DISABLED: '1',
  }
  const values = {
    DATABASE_URL: databaseUrl,
    APP_URL: `http://localhost:${port}`,
    MIDTRANS_SERVER_KEY: 'SB-Mid-server-demo-izinku',
    MIDTRANS_CLIENT_KEY: 'SB-Mid-client-demo-izinku',
    MIDTRANS_BASE_URL: `http://127.0.0.1:${sandboxPort}/midtrans`,
    MIDTRANS_NOTIFICATION_URL: `http://127.0.0.1:${port}/api/webhooks/midtrans`,
    XENDIT_SECRET_KEY: 'xnd_development_demo-izinku',
    XENDIT_CALLBACK_TOKEN: 'demo-xendit-callback-token',
    XENDIT_BASE_URL: `http://127.0.0.1:${sandboxPort}/xendit`,
    XENDIT_NOTIFICATION_URL: `http://127.0.0.1:${port}/api/webhooks/xendit`,
    SENDGRID_API_KEY: 'SG.demo-izinku',
    SENDGRID_BASE_URL: `http://127.0.0.1:${sandboxPort}/sendgrid`,
    SENDGRID_EVENT_URL: `http://127.0.0.1:${port}/api/webhooks/sendgrid`,
    SENDGRID_WEBHOOK_PUBLIC_KEY,
    METRICS_TOKEN: 'demo-metrics-token',
    // Relative to the clone, whose own path may hold spaces.
    STORAGE_URL: path.join(path.relative(root, folder), 'files'),
    SANDBOX_DATA_DIR: path.join(path.relative(root, folder), 'sandbox'),
    ...secrets(),
  }
  const given = Object.entries(process.env).filter(
    ([name, value]) => value !== '' && !(isolated && (name in values || name.startsWith('SANDBOX_'))),
  )
  return pathWith({ ...values, ...Object.fromEntries(given), ...fixed })
}

/** Stops with the sentence of lib/env.ts when a variable is missing or malformed. */
export async function checkEnvironment(environment) {
  const { readEnv } = await load('../lib/env.ts')
  try {
    readEnv(environment)
  } catch (error) {
    throw new Trouble(error.message)
  }
}

/** Imports one of the project's TypeScript modules. */
export function load(file) {
  return tsImport(file, { parentURL: import.meta.url, tsconfig: path.join(root, 'tsconfig.json') })
}

/** AUTH_SECRET and ENCRYPTION_KEY of this clone: kept, so that sessions and encrypted columns outlive a restart. */
function secrets() {
  const file = path.join(data, 'demo.env')
  if (!existsSync(file)) {
    mkdirSync(data, { recursive: true })
    const lines = [
      `AUTH_SECRET=${randomBytes(32).toString('base64url')}`,
      `ENCRYPTION_KEY=${randomBytes(32).toString('hex')}`,
    ]
    writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 })
  }
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.includes('='))
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1).trim()]),
  )
}
