import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { freePort } from '../bin/ports.mjs'

const root = path.join(import.meta.dirname, '..')
const bare = path.join(import.meta.dirname, 'bare')
const next = path.join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
const environment = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' }

/** The bare page alone; see `serveBare`. */
export function serveBarePage(): Promise<{ url: string; stop: () => Promise<void> }> {
  return serveBare({})
}

/** Builds the bare app where it is missing or of other versions, serves it on a free port, and returns its address. */
export async function serveBare(
  variables: Record<string, string>,
): Promise<{ url: string; stop: () => Promise<void> }> {
  build()
  const port = await freePort()
  const server = spawn(process.execPath, [next, 'start', bare, '-p', String(port)], {
    env: { ...environment, ...variables },
    stdio: 'ignore',
  })
  const ended = new Promise((resolve) => server.once('exit', resolve))
  const stop = async () => {
    server.kill('SIGTERM')
    await ended
  }
  const url = `http://localhost:${port}/`
  for (let attempt = 0; attempt < 150; attempt++) {
    if (server.exitCode !== null) break
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return { url, stop }
    await delay(100)
  }
  await stop()
  throw new Error('The bare page does not start.')
}

function build(): void {
  const stamp = path.join(bare, '.next', 'versions')
  const version = (name: string) =>
    createRequire(path.join(root, 'package.json'))(`${name}/package.json`).version
  const sources = ['page.js', 'layout.js', 'insert/route.js'].flatMap((name) => {
    const file = path.join(bare, 'app', name)
    return existsSync(file) ? [createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 8)] : []
  })
  const versions = [...['next', 'react', 'react-dom'].map(version), ...sources].join(' ')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === versions) return
  const { status, stdout, stderr } = spawnSync(process.execPath, [next, 'build', bare], {
    env: environment,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`The bare page does not build.\n${stdout}${stderr}`)
  writeFileSync(stamp, versions)
}
