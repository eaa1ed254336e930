import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { demoEnvironment } from '../../bin/environment.mjs'
import { onEnd } from '../../bin/lifecycle.mjs'
import { freePort } from '../../bin/ports.mjs'
import { startProcess } from '../../bin/processes.mjs'
import { data, root, tailOf } from '../../bin/progress.mjs'

const folder = path.join(data, 'bench')
const next = path.join(root, 'node_modules', 'next', 'dist', 'bin', 'next')

/** The environment of an app on this database, whatever the caller has set. */
export async function environmentFor(databaseUrl: string, port = 0) {
  mkdirSync(folder, { recursive: true })
  return demoEnvironment({ port, sandboxPort: 4010, databaseUrl, folder, isolated: true })
}

/** Serves the production build on a free port, on one database; resolves with its address once it answers. */
export async function startApp(
  name: string,
  databaseUrl: string,
): Promise<{ base: string; stop: () => Promise<void> }> {
  const port = await freePort()
  const base = `http://localhost:${port}`
  const app = startProcess(`bench-${name}`, [next, 'start', '-p', String(port)], {
    env: { ...(await environmentFor(databaseUrl, port)), LOG_LEVEL: 'warn' },
  })
  onEnd(app.stop)
  const until = Date.now() + 60_000
  while (Date.now() < until) {
    const answer = await fetch(`${base}/api/health`).catch(() => undefined)
    if (answer?.ok) return { base, stop: app.stop }
    await delay(100)
  }
  throw new Error(`The app does not answer on ${base}.\n${tailOf(app.file)}`)
}
