// `npm test`: everything that can be checked. Each part runs even when an earlier one has failed, as far as that
// makes sense; failures are told at the end, and the last line is always "N passed, N failed".
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { begin, end, isEnding } from './lifecycle.mjs'
import { data, explain, root, run, say, sinceStart, step, Trouble, tail, title } from './progress.mjs'
import { ensureToolchain, pathWith } from './toolchain.mjs'

const parts = []

process.chdir(root)
await begin(main, {
  onFailure: (error) => {
    parts.push({ name: 'Set-up', passed: 0, failed: 1, failures: [explain(error).trim()] })
    conclude()
  },
})

async function main() {
  title('Izinku tests')
  await ensureToolchain()
  const { staticChecks } = await import('./checks.mjs')
  for (const { name, ok, output } of await staticChecks()) {
    parts.push({ name, passed: ok ? 1 : 0, failed: ok ? 0 : 1, failures: ok ? [] : [output] })
  }
  const { openTestDatabase, testEnvironment } = await import('./e2e.mjs')
  const database = await openTestDatabase()
  parts.push({ name: 'Unit and database tests', ...(await unitTests(database.url)) })
  const environment = await testEnvironment(database)
  await part('Build', async () => {
    const { ensureBuild } = await import('./build.mjs')
    if (!(await ensureBuild(environment))) say('  ✓ Build: up to date')
    return { passed: 1, failed: 0, failures: [] }
  })
  if (parts.at(-1).failed === 0) {
    await part('Payments in chaos', chaos)
    await part('Browser tests', async () => {
      const { browserTests } = await import('./e2e.mjs')
      const result = await browserTests({ environment, folder: database.folder })
      say(`  ${result.failed ? '✗' : '✓'} Browser tests: ${result.passed} passed, ${result.failed} failed`)
      return result
    })
  } else {
    parts.push({ name: 'Browser tests', passed: 0, failed: 1, failures: ['Not run: there is no build.'] })
  }
  if (isEnding()) return
  await end(conclude() === 0 ? 0 : 1)
}

async function part(name, work) {
  try {
    parts.push({ name, ...(await work()) })
  } catch (error) {
    parts.push({ name, passed: 0, failed: 1, failures: [explain(error).trim()] })
  }
}

async function unitTests(serverUrl) {
  const report = path.join(data, `unit-${process.pid}.json`)
  const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]
  let result
  try {
    await step('Unit and database tests', async () => {
      const { code, output, file } = await run(process.execPath, [vitest, 'run', ...reporters], {
        env: { ...process.env, DATABASE_URL: '', TEST_DATABASE_URL: serverUrl, NODE_ENV: 'test' },
        log: 'unit',
        mayFail: true,
      })
      result = countUnit(report, code, output, file)
      if (result.failed > 0) throw new Trouble(`${result.failed} failed`)
      return `${result.passed} passed`
    })
  } catch (error) {
    result ??= { passed: 0, failed: 1, failures: [explain(error)] }
  }
  rmSync(report, { force: true })
  return result
}

/** A short run of `npm run test:chaos`: app, worker and database are killed while payments are made. */
async function chaos() {
  const args = ['--payments', '80', '--concurrency', '4', '--kill-every', '1', '--thinking', '600']
  const script = ['--import', 'tsx', path.join(root, 'bench', 'chaos.ts')]
  return step('Payments in chaos', async () => {
    const { code, output, file } = await run(process.execPath, [...script, ...args], {
      env: pathWith({ ...process.env, DATABASE_URL: '' }),
      log: 'chaos',
      mayFail: true,
    })
    const failures = code === 0 ? [] : [`${tail(output, 40)}\n  All of it: ${file}`]
    return { passed: code === 0 ? 1 : 0, failed: failures.length, failures }
  })
}

function countUnit(report, code, output, file) {
  let json
  try {
    json = JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    return { passed: 0, failed: 1, failures: [`${tail(output)}\n  All of it: ${file}`] }
  }
  const files = json.testResults.map(({ name, status, message, assertionResults }) => {
    const failures = assertionResults
      .filter((test) => test.status === 'failed')
      .map(
        (test) =>
          `${path.relative(root, name)}: ${test.fullName}\n${(test.failureMessages[0] ?? '').split('\n').slice(0, 8).join('\n')}`,
      )
    // A file that breaks before its first test has none to count.
    if (status === 'failed' && failures.length === 0)
      failures.push(`${path.relative(root, name)}: ${message}`)
    return failures
  })
  const failures = files.flat()
  if (code !== 0 && failures.length === 0) failures.push(`${tail(output)}\n  All of it: ${file}`)
  return { passed: json.numPassedTests, failed: failures.length, failures }
}

/** Tells the failures, then the sum as the very last line. Returns the number of failures. */
function conclude() {
  const sum = (key) => parts.reduce((total, one) => total + one[key], 0)
  for (const { name, failures } of parts.filter((one) => one.failed > 0)) {
    say(`\n${name}`)
    for (const text of failures) say(`${text.replace(/^/gm, '  ')}\n`)
  }
  say(`\nAfter ${sinceStart()}:`)
  for (const { name, passed, failed } of parts)
    say(`  ${failed ? '✗' : '✓'} ${name}: ${passed} passed, ${failed} failed`)
  say(`${sum('passed')} passed, ${sum('failed')} failed`)
  return sum('failed')
}
