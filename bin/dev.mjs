// `npm run dev`: the demo's parts with the development server in this terminal; sandbox and worker restart on changes.
import { begin, onEnd } from './lifecycle.mjs'
import { lockHolder, takeLock } from './lock.mjs'
import { checkPorts, portFrom } from './ports.mjs'
import { root, say, Trouble } from './progress.mjs'
import { ensureToolchain } from './toolchain.mjs'

process.chdir(root)
await begin(main, { code: () => 0 })

async function main() {
  const port = portFrom('PORT', 3000)
  const sandboxPort = portFrom('SANDBOX_PORT', 4010)
  const holder = lockHolder('stack')
  if (holder)
    throw new Trouble(`${holder.note} is running from this clone already (pid ${holder.pid}). Stop it first.`)
  await checkPorts([
    { port, variable: 'PORT', what: 'the app' },
    { port: sandboxPort, variable: 'SANDBOX_PORT', what: 'the sandbox' },
  ])
  await ensureToolchain()

  const { openDatabase, prepareDatabase } = await import('./database.mjs')
  const { checkEnvironment, demoEnvironment } = await import('./environment.mjs')
  const { startStack } = await import('./stack.mjs')

  const release = takeLock('stack', 'npm run dev')
  if (!release) throw new Trouble('Another command has just started from this clone.')
  onEnd(release)
  const database = await openDatabase()
  onEnd(database.stop)
  const environment = await demoEnvironment({
    port,
    sandboxPort,
    databaseUrl: database.url,
    mode: 'development',
  })
  await checkEnvironment(environment)
  await prepareDatabase(environment, { seed: true })
  const stack = await startStack({ environment, development: true })
  onEnd(stack.stop)
  say(`\n  App      http://localhost:${port}\n  Sandbox  http://localhost:${sandboxPort}\n`)
  await stack.failed
}
