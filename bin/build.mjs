// The production build, skipped when nothing it is made from has changed since the last one.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { lockHolder, waitForLock } from './lock.mjs'
import { root, run, say, step, Trouble } from './progress.mjs'

const stamp = path.join(root, '.next', 'izinku-sources')
const notBuilt = new Set([
  'bench',
  'bin',
  'docs',
  'e2e',
  'sandbox',
  'node_modules',
  'test-results',
  'playwright-report',
])

/** Builds `.next` when it is missing or older than the sources. Returns false when there was nothing to do. */
export async function ensureBuild(environment, { force = false } = {}) {
  const release = await waitForLock('build', () => say('  … Waiting for another build of this clone'))
  try {
    const sources = fingerprint(environment)
    if (!force && existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return false
    const server = lockHolder('stack')
    if (server && server.pid !== process.pid && server.note !== 'npm run dev') {
      throw new Trouble(
        `The sources have changed, but ${server.note} (pid ${server.pid}) is serving the build that would be replaced. Stop it first.`,
      )
    }
    await step('Building the app (next build)', async () => {
      rmSync(stamp, { force: true })
      const next = path.join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
      await run(process.execPath, [next, 'build'], {
        env: { ...environment, NODE_ENV: 'production' },
        log: 'build',
        label: 'next build',
      })
      writeFileSync(stamp, sources)
    })
    return true
  } finally {
    release()
  }
}

/** Everything the build reads: the sources without their tests, the settings, the versions, what is inlined. */
function fingerprint(environment) {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0])
  for (const name of Object.keys(environment)
    .filter((name) => name.startsWith('NEXT_PUBLIC_'))
    .sort()) {
    hash.update(`${name}=${environment[name]}\0`)
  }
  for (const file of sourceFiles())
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0')
  return hash.digest('hex')
}

function sourceFiles() {
  return walk('')
    .filter((file) => !/\.(test\.tsx?|md|tsbuildinfo|log)$|^next-env\.d\.ts$/.test(file))
    .sort()
}

function walk(folder) {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') || (folder === '' && notBuilt.has(entry.name))) return []
    const file = path.join(folder, entry.name)
    return entry.isDirectory() ? walk(file) : [file]
  })
}
