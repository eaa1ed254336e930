// `npm run demo`: the whole of Izinku on this machine, from a fresh clone to a running app. See README.md.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { begin, isEnding, onEnd } from './lifecycle.mjs'
import { lockHolder, takeLock } from './lock.mjs'
import { checkPorts, portFrom } from './ports.mjs'
import { data, root, say, sinceStart, Trouble, title } from './progress.mjs'
import { ensureToolchain } from './toolchain.mjs'

const lock = 'stack'
let up = false

process.chdir(root)
await begin(main, {
  code: () => (up ? 0 : 130),
  onSignal: () => say(up ? '\nStopping …' : '\nStopped before it was ready.'),
})

async function main() {
  const reset = readArguments()
  const port = portFrom('PORT', 3000)
  const sandboxPort = portFrom('SANDBOX_PORT', 4010)
  const databasePort = portFrom('PGPORT', 54320)
  refuseSecond(lockHolder(lock))
  const wanted = [
    { port, variable: 'PORT', what: 'the app' },
    { port: sandboxPort, variable: 'SANDBOX_PORT', what: 'the sandbox' },
  ]
  // Before anything long is done. A server of our own may rightly hold the database's port; that is looked at later.
  const databaseWanted = { port: databasePort, variable: 'PGPORT', what: 'PostgreSQL' }
  const embedded = !process.env.DATABASE_URL
  const mayRun = existsSync(path.join(data, 'postgres', 'postmaster.pid'))
  await checkPorts(embedded && !mayRun ? [...wanted, databaseWanted] : wanted)

  title('Izinku demo')
  await ensureToolchain()

  const { currentUrl, embeddedPort, openDatabase, prepareDatabase, resetData } = await import(
    './database.mjs'
  )
  const { checkEnvironment, demoEnvironment } = await import('./environment.mjs')
  const { ensureBuild } = await import('./build.mjs')
  const { startStack } = await import('./stack.mjs')

  const release = takeLock(lock, 'npm run demo')
  if (!release) refuseSecond(lockHolder(lock))
  onEnd(release)
  if (embedded && (await embeddedPort()) === undefined) await checkPorts([...wanted, databaseWanted])
  await checkEnvironment(await demoEnvironment({ port, sandboxPort, databaseUrl: await currentUrl() }))
  if (reset) await resetData()

  let database = await openDatabase()
  onEnd(() => database.stop())
  const environment = await demoEnvironment({ port, sandboxPort, databaseUrl: database.url })
  await ensureBuild(environment)
  await prepareDatabase(environment, { seed: true })
  const stack = await startStack({ environment })
  onEnd(stack.stop)
  up = true
  announce(environment)
  await Promise.race([stack.failed, keepDatabase()])

  /** The pages say so while the database is away, and recover by themselves: it only needs to come back. */
  async function keepDatabase() {
    for (;;) {
      await database.exited
      await delay(5000)
      if (isEnding()) return
      say('  ! PostgreSQL ended unexpectedly. Starting it again.')
      database = await openDatabase()
    }
  }
}

function readArguments() {
  const given = process.argv.slice(2)
  const unknown = given.find((argument) => argument !== '--reset')
  if (unknown) throw new Trouble(`Unknown option ${unknown}. There is one: npm run demo -- --reset`)
  return given.includes('--reset')
}

function refuseSecond(holder) {
  if (!holder) return
  throw new Trouble(
    `${holder.note} is running from this clone already (pid ${holder.pid}). Use that one, or stop it first.`,
  )
}

function announce({ PORT, SANDBOX_PORT, DATABASE_URL, APP_URL }) {
  const app = APP_URL || `http://localhost:${PORT}`
  const accounts = [
    ['sari@demo.test', 'owner of Warung Bu Sari, on a paid plan', `/app/warung-bu-sari`],
    ['budi@demo.test', 'owner, half-way through onboarding', '/onboarding'],
    ['tono@demo.test', 'owner of Bengkel Pak Tono', '/app/bengkel-pak-tono'],
    ['rina@demo.test', 'reviewer (agus@demo.test too)', '/admin/queue'],
    ['dewi@demo.test', 'supervisor', '/admin'],
    ['fajar@demo.test', 'finance', '/admin/payments'],
    ['admin@demo.test', 'admin', '/admin/settings'],
  ]
  say(`
Izinku is running (after ${sinceStart()})

  App       ${app}
  Inbox     http://localhost:${SANDBOX_PORT}/inbox
  Payments  http://localhost:${SANDBOX_PORT}/midtrans
            http://localhost:${SANDBOX_PORT}/xendit
  Database  ${DATABASE_URL}

Sign in with the password Izinku-demo-2026 as
${accounts.map(([name, who, where]) => `  ${name.padEnd(16)}  ${who.padEnd(40)}  ${where}`).join('\n')}

Logs are in .data/logs. Ctrl-C stops everything; the data stay for the next time.`)
}
