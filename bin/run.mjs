// The shorter commands of package.json: `node bin/run.mjs <name>`. Each brings the toolchain with it, so that it
// works on a fresh clone; without DATABASE_URL each uses the embedded database, starting it when it is not running.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { begin, end, onEnd } from './lifecycle.mjs'
import { root, say, Trouble } from './progress.mjs'
import { ensureToolchain, pathWith } from './toolchain.mjs'

process.chdir(root)
// Operators keep their settings in .env; the demo and the tests never read it.
if (existsSync('.env')) process.loadEnvFile('.env')

const [name, ...args] = process.argv.slice(2)
const next = path.join('node_modules', 'next', 'dist', 'bin', 'next')
if (name === 'db:url') say.to = process.stderr // nothing but the address on standard output
const withTsx = (file) => ['--import', 'tsx', path.join(root, file)]

const commands = {
  build: async () => {
    const { demoEnvironment } = await import('./environment.mjs')
    const { ensureBuild } = await import('./build.mjs')
    await ensureBuild(await demoEnvironment(demoPorts('postgres://izinku:izinku@127.0.0.1:54320/izinku')), {
      force: true,
    })
  },
  start: async () => {
    const environment = await checked()
    if (!existsSync(path.join('.next', 'BUILD_ID'))) {
      const { ensureBuild } = await import('./build.mjs')
      await ensureBuild(environment)
    }
    await foreground([next, 'start', ...args], { ...environment, NODE_ENV: 'production' })
  },
  worker: async () => {
    const environment = await checked()
    await foreground(withTsx('lib/jobs/worker.ts'), { NODE_ENV: 'production', ...environment })
  },
  'db:migrate': async () => foreground(withTsx('db/migrate.ts'), await withDatabase()),
  'db:types': async () => {
    const environment = await withDatabase()
    await foreground(withTsx('db/migrate.ts'), environment)
    // As the parsers of db/index.ts read them: int8 is a bigint, a date stays a string.
    const mapping = ['--date-parser', 'string', '--type-mapping', '{"int8":"bigint"}']
    const scope = ['--default-schema', 'public', '--exclude-pattern', 'pgboss.*']
    const codegen = path.join('node_modules', 'kysely-codegen', 'dist', 'cli', 'bin.js')
    await foreground(
      [codegen, '--dialect', 'postgres', '--out-file', 'db/types.ts', ...mapping, ...scope],
      environment,
    )
  },
  // What every installation begins with; `npm run db:seed -- demo` adds the demo's people and their story.
  'db:seed': async () => {
    const [what = 'defaults'] = args
    if (!['defaults', 'demo'].includes(what))
      throw new Trouble('Say npm run db:seed, or npm run db:seed -- demo.')
    const { url } = await open()
    const { demoEnvironment } = await import('./environment.mjs')
    const environment = await demoEnvironment(demoPorts(url))
    await foreground(withTsx('db/migrate.ts'), environment)
    await foreground(withTsx(what === 'demo' ? 'db/seed/demo.ts' : 'db/seed/defaults/seed.ts'), environment)
  },
  'db:url': async () => {
    const { currentUrl } = await import('./database.mjs')
    console.log(await currentUrl())
  },
  check: async () => {
    const { staticChecks } = await import('./checks.mjs')
    const failed = (await staticChecks()).filter((check) => !check.ok)
    if (failed.length > 0)
      throw new Trouble(failed.map((check) => `${check.name}\n${check.output}`).join('\n\n'))
  },
  'docs:states': async () => foreground(withTsx('bin/state-table.ts').concat(args)),
  'test:unit': async () => foreground([path.join('node_modules', 'vitest', 'vitest.mjs'), 'run', ...args]),
  'test:e2e': async () => {
    const { browserTests } = await import('./e2e.mjs')
    const { failed } = await browserTests({ args, show: true })
    await end(failed === 0 ? 0 : 1)
  },
  'test:chaos': async () => foreground(withTsx('bench/chaos.ts').concat(args), pathWith()),
  screenshots: async () => foreground(withTsx('e2e/screenshots.ts').concat(args), await withBrowser()),
  bench: async () => {
    const [bench, ...rest] = args
    const file = `bench/${bench}.ts`
    if (!/^[a-z-]+$/.test(bench ?? '') || !existsSync(file)) {
      throw new Trouble('Say which: npm run bench -- <name>, where bench/<name>.ts is one of the benchmarks.')
    }
    await foreground(withTsx(file).concat(rest), bench === 'weight' ? await withBrowser() : pathWith())
  },
}

const servers = ['start', 'worker']

await begin(run, { code: () => (servers.includes(name) ? 0 : 130) })

async function run() {
  const command = commands[name]
  if (!command)
    throw new Trouble(`There is no command "${name}". There are: ${Object.keys(commands).join(', ')}.`)
  await ensureToolchain({
    production: process.env.NODE_ENV === 'production' && [...servers, 'db:migrate'].includes(name),
  })
  await command()
  await end(0)
}

/** The caller's environment, checked, with the database to use in it. */
async function checked() {
  const { checkEnvironment } = await import('./environment.mjs')
  const { currentUrl } = await import('./database.mjs')
  await checkEnvironment(pathWith({ ...process.env, DATABASE_URL: await currentUrl() }))
  return withDatabase()
}

async function withDatabase() {
  const { url } = await open()
  return pathWith({ ...process.env, DATABASE_URL: url })
}

async function withBrowser() {
  const { findChromium } = await import('./chromium.mjs')
  const { currentUrl } = await import('./database.mjs')
  return pathWith({ ...process.env, DATABASE_URL: await currentUrl(), CHROMIUM_PATH: await findChromium() })
}

async function open() {
  const { openDatabase } = await import('./database.mjs')
  const database = await openDatabase()
  onEnd(database.stop)
  return database
}

function demoPorts(databaseUrl) {
  const [port, sandboxPort] = [process.env.PORT || 3000, process.env.SANDBOX_PORT || 4010]
  return { port, sandboxPort, databaseUrl }
}

/** Runs a Node script with this terminal; signals reach it, and a failure of it is a failure of the command. */
async function foreground(script, environment = pathWith()) {
  const child = spawn(process.execPath, script, { cwd: root, env: environment, stdio: 'inherit' })
  const ended = new Promise((resolve) => {
    child.once('error', () => resolve(1))
    child.once('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)))
  })
  let over = false
  void ended.then(() => {
    over = true
  })
  onEnd(async () => {
    if (!over) child.kill('SIGTERM')
    await ended
  })
  const code = await ended
  if (code !== 0) await end(code)
}
