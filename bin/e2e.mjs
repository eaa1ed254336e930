// The browser tests: against a production build with the demo's parts on ports and a database of their own, or
// against an Izinku that runs already (E2E_BASE_URL, with E2E_SANDBOX_URL and DATABASE_URL where not the demo's).
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { ensureBuild } from './build.mjs'
import { findChromium } from './chromium.mjs'
import { currentUrl, openThrowaway, prepareDatabase } from './database.mjs'
import { demoEnvironment } from './environment.mjs'
import { isEnding, onEnd } from './lifecycle.mjs'
import { freePort } from './ports.mjs'
import { data, root, run, say, sinceStart, Trouble } from './progress.mjs'
import { startStack } from './stack.mjs'
import { pathWith } from './toolchain.mjs'

/** A folder and a database server for one run of tests, both gone when the script ends. */
export async function openTestDatabase() {
  const folder = path.join(data, `test-${process.pid}`)
  onEnd(() => rmSync(folder, { recursive: true, force: true }))
  const database = await openThrowaway(folder, await freePort())
  onEnd(database.stop)
  return { folder, url: database.url }
}

/** The environment of the app under test: the demo's values, whatever the caller has set. */
export async function testEnvironment({ folder, url }) {
  const [port, sandboxPort] = [await freePort(), await freePort()]
  return demoEnvironment({ port, sandboxPort, databaseUrl: url, folder, isolated: true })
}

/** Runs Playwright and counts: `{ passed, failed, failures: [text] }`. */
export async function browserTests({ args = [], show = false, environment, folder } = {}) {
  const CHROMIUM_PATH = await findChromium()
  if (process.env.E2E_BASE_URL) return playwright(args, show, { ...(await ofRunning()), CHROMIUM_PATH })

  if (!environment) {
    const database = await openTestDatabase()
    folder = database.folder
    environment = await testEnvironment(database)
  }
  await ensureBuild(environment)
  await prepareDatabase(environment, { seed: true })
  const stack = await startStack({ environment, folder: path.join(data, 'logs', 'e2e') })
  onEnd(stack.stop)
  let broken
  stack.failed.catch((error) => {
    broken = error
  })
  const result = await playwright(args, show, {
    ...environment,
    E2E_BASE_URL: environment.APP_URL,
    E2E_SANDBOX_URL: `http://127.0.0.1:${environment.SANDBOX_PORT}`,
    CHROMIUM_PATH,
  })
  if (broken) result.failures.push(broken.message)
  await stack.stop()
  return { ...result, failed: Math.max(result.failed, broken ? 1 : 0) }
}

async function ofRunning() {
  const { E2E_BASE_URL, E2E_SANDBOX_URL = 'http://127.0.0.1:4010' } = process.env
  try {
    await fetch(new URL('/api/health', E2E_BASE_URL))
  } catch {
    throw new Trouble(
      `E2E_BASE_URL is ${E2E_BASE_URL}, and nothing answers there. Start it, or unset the variable.`,
    )
  }
  return pathWith({ ...process.env, E2E_SANDBOX_URL, DATABASE_URL: await currentUrl() })
}

async function playwright(args, show, environment) {
  const report = path.join(data, `e2e-${process.pid}.json`)
  const cli = path.join(root, 'node_modules', '@playwright', 'test', 'cli.js')
  const config = path.join(root, 'e2e', 'playwright.config.ts')
  if (!show) say(`  … Browser tests (after ${sinceStart()})`)
  const { code, output } = await run(process.execPath, [cli, 'test', '--config', config, ...args], {
    env: { ...environment, NODE_ENV: 'test', E2E_REPORT: report, FORCE_COLOR: '0' },
    log: 'e2e',
    mayFail: true,
    show,
  })
  if (isEnding()) return { passed: 0, failed: 0, failures: [] }
  try {
    return count(JSON.parse(readFileSync(report, 'utf8')), code)
  } catch {
    return { passed: 0, failed: 1, failures: [output] }
  } finally {
    rmSync(report, { force: true })
  }
}

function count({ stats, suites, errors = [] }, code) {
  const failures = suites.flatMap(function collect(suite) {
    const own = (suite.specs ?? []).flatMap((spec) =>
      spec.tests.filter(({ status }) => status === 'unexpected').map((test) => account(spec, test)),
    )
    return [...own, ...(suite.suites ?? []).flatMap(collect)]
  })
  failures.push(...errors.map((error) => error.message))
  const failed = stats.unexpected + errors.length
  return { passed: stats.expected + stats.flaky, failed: code !== 0 && failed === 0 ? 1 : failed, failures }
}

function account(spec, test) {
  const error = test.results.flatMap((result) => result.errors ?? [])[0]
  const message = stripVTControlCharacters(error?.message ?? `ended as ${test.status}`)
  return `[${test.projectName}] ${spec.file}:${spec.line} ${spec.title}\n${message.split('\n').slice(0, 12).join('\n')}`
}
