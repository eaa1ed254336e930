// The processes of a running Izinku (sandbox, worker, app), kept alive, watched, and stopped in order.

import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { startProcess } from './processes.mjs'
import { logs, root, say, step, Trouble, tailOf } from './progress.mjs'

const tsx = (file, ...flags) => ['--import', 'tsx', ...flags, path.join(root, file)]
const next = path.join(root, 'node_modules', 'next', 'dist', 'bin', 'next')

/**
 * Starts sandbox, worker and app on `environment` and resolves once the app says it is ready.
 * `failed` settles with a Trouble when one of them ends for good; `stop` ends app, worker and sandbox, in this order.
 */
export async function startStack({ environment, folder = logs, development = false }) {
  const watch = development ? ['watch', '--clear-screen=false'] : undefined
  const cli = path.join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs')
  const script = (file) => (watch ? [cli, ...watch, path.join(root, file)] : tsx(file))
  const options = { env: environment, folder }

  const stack = { parts: [], stopping: false }
  const failure = Promise.withResolvers()
  failure.promise.catch(() => undefined)
  const parts = [
    { name: 'sandbox', args: script('sandbox/server.ts'), restarts: true },
    { name: 'worker', args: script('lib/jobs/worker.ts'), restarts: true, patience: 12_000 },
    { name: 'app', args: [next, development ? 'dev' : 'start', '-p', environment.PORT], show: development },
  ]
  for (const part of parts) keep(part)

  const ready = waitUntilReady(environment.PORT)
  try {
    if (development) await Promise.race([ready, failure.promise])
    else await step('Starting sandbox, worker and app', () => Promise.race([ready, failure.promise]))
  } catch (error) {
    await stop()
    throw error
  }
  return { failed: failure.promise, stop }

  function keep(part, earlier = []) {
    const process = startProcess(part.name, part.args, {
      ...options,
      patience: part.patience,
      show: part.show,
    })
    part.process = process
    void process.exited.then(async (how) => {
      if (stack.stopping || process.stopping) return
      const recent = earlier.filter((time) => time > Date.now() - 60_000)
      const why = `The ${part.name} ended unexpectedly (${how}).`
      const output = part.show ? '' : `\n${tailOf(process.file)}\n  All of it: ${process.file}`
      if (!part.restarts || recent.length >= 3) return failure.reject(new Trouble(why + output))
      say(`  ! ${why} Starting it again.`)
      await delay(1000)
      if (!stack.stopping) keep(part, [...recent, Date.now()])
    })
  }

  async function stop() {
    stack.stopping = true
    for (const part of [...parts].reverse()) await part.process?.stop()
  }
}

/** Polls the app's own account of itself; says what is missing when that takes too long. */
async function waitUntilReady(port) {
  const until = Date.now() + 90_000
  let last = 'no answer'
  while (Date.now() < until) {
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/api/health/ready`, {
        signal: AbortSignal.timeout(5000),
      })
      if (answer.ok) return
      last = `${answer.status} ${(await answer.text()).slice(0, 500)}`
    } catch (error) {
      last = error.cause?.code ?? error.message
    }
    await delay(150)
  }
  throw new Trouble(
    `The app did not become ready within 90 s. /api/health/ready says: ${last}\n${tailOf(path.join(logs, 'app.log'))}`,
  )
}
