import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { demoEnvironment } from '../../bin/environment.mjs'
import { onEnd } from '../../bin/lifecycle.mjs'
import { freePort } from '../../bin/ports.mjs'
import { startProcess } from '../../bin/processes.mjs'
import { root, tailOf } from '../../bin/progress.mjs'

const next = path.join(root, 'node_modules', 'next', 'dist', 'bin', 'next')

export type Part = {
  name: string
  /** Ends it as a power cut would. */
  kill: () => Promise<void>
  /** Starts it again, on the same address; resolves when it answers. */
  start: () => Promise<void>
}

/**
 * The processes of a running installation on one database, each of which can be killed and started again: the app (production
 * build) on a port that stays the same, and the worker. The sandbox lives in the process of the caller.
 */
export async function startParts(folder: string, databaseUrl: string, sandboxPort: number, appPort?: number) {
  mkdirSync(folder, { recursive: true })
  const port = appPort ?? (await freePort())
  const environment: Record<string, string | undefined> = {
    ...(await demoEnvironment({ port, sandboxPort, databaseUrl, folder, isolated: true })),
    LOG_LEVEL: 'error',
  }
  const base = `http://127.0.0.1:${port}`
  const app = part('app', [next, 'start', '-p', String(port)], environment, folder, () => answers(base))
  const worker = part(
    'worker',
    ['--import', 'tsx', path.join(root, 'lib', 'jobs', 'worker.ts')],
    environment,
    folder,
    async () => true,
  )
  await Promise.all([app.start(), worker.start()])
  return { base, app, worker, environment }
}

function part(
  name: string,
  args: string[],
  env: Record<string, string | undefined>,
  folder: string,
  isReady: () => Promise<boolean>,
): Part {
  let running: ReturnType<typeof startProcess> | undefined
  onEnd(async () => running?.stop())
  return {
    name,
    async kill() {
      const ended = running
      running = undefined
      await ended?.kill()
    },
    async start() {
      const started = startProcess(name, args, { env, folder: path.join(folder, 'logs') })
      running = started
      const until = Date.now() + 60_000
      while (Date.now() < until) {
        if (await isReady()) return
        await delay(50)
      }
      throw new Error(`The ${name} does not start.\n${tailOf(started.file)}`)
    },
  }
}

async function answers(base: string): Promise<boolean> {
  const answer = await fetch(`${base}/api/health`).catch(() => undefined)
  return answer?.ok ?? false
}
